package io.encdynamo;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of the driver and the arrows between them, as the architecture page draws them. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("io/encdynamo/tpch/")) // for tests
          .importPackages("io.encdynamo");

  @ParameterizedTest(name = "{0} may use {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "error   |",
        "value   | error",
        "spi     | error, value",
        "crypto  | error, value, spi",
        "catalog | error, value, spi, crypto",
        "engine  | error, value, spi",
        "dynamo  | error, value, spi, crypto, catalog",
        "plan    | error, value, spi, catalog, engine, dynamo.access, grammar",
        "session | error, value, spi, crypto, catalog, engine, dynamo, plan, grammar",
        "jdbc    | error, value, spi, session",
      })
  void aRoomUsesNoOtherRoomsThanTheseOfOurs(String room, String others) {
    List<String> allowed = new ArrayList<>(List.of("io.encdynamo." + room + ".."));
    if (others != null) {
      for (String other : others.split(", *", -1)) {
        allowed.add("io.encdynamo." + other + (other.equals("dynamo.access") ? "" : ".."));
      }
    }
    ClassesShouldConjunction rule =
        classes()
            .that()
            .resideInAPackage("io.encdynamo." + room + "..")
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(allowed.toArray(String[]::new))
                    .or(not(resideInAnyPackage("io.encdynamo.."))));
    rule.check(CLASSES);
  }

  @ParameterizedTest(name = "only {1} may use {0}")
  @CsvSource({
    "java.sql.., jdbc",
    "javax.sql.., jdbc",
    "software.amazon.., dynamo",
    "com.google.crypto.tink.., crypto",
    "org.bouncycastle.., crypto",
  })
  void aLibraryStaysInItsRoom(String library, String room) {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.encdynamo." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void noRoomHasACycleInside() {
    slices().matching("io.encdynamo.(**)").should().beFreeOfCycles().check(CLASSES);
  }
}
