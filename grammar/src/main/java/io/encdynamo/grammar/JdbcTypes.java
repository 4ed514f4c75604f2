package io.encdynamo.grammar;

import io.encdynamo.grammar.tree.Identifier;
import io.encdynamo.grammar.tree.TypeName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of {@code {fn CONVERT(value, SQL_...)}}: JDBC 4.3, appendix C.5. */
final class JdbcTypes {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("BIGINT", "BIGINT"),
          Map.entry("BINARY", "BINARY"),
          Map.entry("BIT", "BOOLEAN"),
          Map.entry("BOOLEAN", "BOOLEAN"),
          Map.entry("CHAR", "CHAR"),
          Map.entry("DATE", "DATE"),
          Map.entry("DECIMAL", "DECIMAL"),
          Map.entry("DOUBLE", "DOUBLE"),
          Map.entry("FLOAT", "FLOAT"),
          Map.entry("INTEGER", "INTEGER"),
          Map.entry("LONGNVARCHAR", "VARCHAR"),
          Map.entry("LONGVARBINARY", "BINARY"),
          Map.entry("LONGVARCHAR", "VARCHAR"),
          Map.entry("NCHAR", "CHAR"),
          Map.entry("NUMERIC", "NUMERIC"),
          Map.entry("NVARCHAR", "VARCHAR"),
          Map.entry("REAL", "REAL"),
          Map.entry("SMALLINT", "SMALLINT"),
          Map.entry("TIME", "TIME"),
          Map.entry("TIMESTAMP", "TIMESTAMP"),
          Map.entry("TINYINT", "SMALLINT"),
          Map.entry("VARBINARY", "BINARY"),
          Map.entry("VARCHAR", "VARCHAR"));

  private JdbcTypes() {}

  static @Nullable TypeName type(Identifier name) {
    String word = Terms.upper(name.text());
    String type = NAMES.get(word.startsWith("SQL_") ? word.substring(4) : word);
    return type == null ? null : new TypeName(type, List.of(), List.of(), List.of(), name.place());
  }
}
