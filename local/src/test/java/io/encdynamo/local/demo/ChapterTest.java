package io.encdynamo.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChapterTest {

  @Test
  void aChapterIsAHeadingAndWhatStandsBelow() {
    assertThat(
            Chapter.of(
                """
                -- One,
                -- and more.
                SELECT 1;

                SELECT 2;
                -- Another.
                SELECT 3;
                """))
        .containsExactly(
            new Chapter("One,\nand more.", "SELECT 1;\n\nSELECT 2;\n"),
            new Chapter("Another.", "SELECT 3;\n"));
  }
}
