package io.encdynamo.grammar.tree;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements about the catalog, keys, tables, indexes and views. */
public sealed interface Definition extends Statement {

  /** {@code CREATE CATALOG [IF NOT EXISTS] [WITH (lease = seconds)]}. */
  record CreateCatalog(boolean ifNotExists, List<Option> options, Place place)
      implements Definition {}

  /** {@code ALTER CATALOG ACCEPT}. */
  record AcceptCatalog(Place place) implements Definition {}

  /** {@code ALTER CATALOG REWRAP USING 'uri'}. */
  record RewrapCatalog(String uri, Place place) implements Definition {
    /** Without the literal. */
    @Override
    public String toString() {
      return "RewrapCatalog";
    }
  }

  /** {@code EXPORT CATALOG TO 'file'}. */
  record ExportCatalog(String file, Place place) implements Definition {}

  /** {@code IMPORT CATALOG FROM 'file'}. */
  record ImportCatalog(String file, Place place) implements Definition {}

  /** {@code CREATE KEY [IF NOT EXISTS] k [USING 'uri']}. */
  record CreateKey(boolean ifNotExists, Identifier key, @Nullable String uri, Place place)
      implements Definition {
    /** Without the literal. */
    @Override
    public String toString() {
      return "CreateKey[" + key.text() + "]";
    }
  }

  /** {@code ALTER KEY k ROTATE}. */
  record RotateKey(Identifier key, Place place) implements Definition {}

  /** {@code ALTER KEY k RETIRE VERSION n}. */
  record RetireKeyVersion(Identifier key, long version, Place place) implements Definition {}

  /** {@code ALTER KEY k REWRAP USING 'uri'}. */
  record RewrapKey(Identifier key, String uri, Place place) implements Definition {
    /** Without the literal. */
    @Override
    public String toString() {
      return "RewrapKey[" + key.text() + "]";
    }
  }

  /** {@code DROP KEY [IF EXISTS] k CONFIRM 'k'}. */
  record DropKey(boolean ifExists, Identifier key, String confirmation, Place place)
      implements Definition {
    /** Without the literal. */
    @Override
    public String toString() {
      return "DropKey[" + key.text() + "]";
    }
  }

  /**
   * CREATE TABLE.
   *
   * @param primaryKey the columns of PRIMARY KEY (...); empty if it stands with a column or nowhere
   */
  record CreateTable(
      boolean ifNotExists,
      QualifiedName table,
      List<ColumnDeclaration> columns,
      List<Identifier> primaryKey,
      List<IndexDeclaration> indexes,
      List<Option> options,
      Place place)
      implements Definition {}

  /**
   * A column of CREATE TABLE or ADD COLUMN.
   *
   * @param type null where none was written
   * @param defaultValue null for none
   * @param encrypted null for a column in clear
   */
  record ColumnDeclaration(
      Identifier name,
      @Nullable TypeName type,
      boolean notNull,
      @Nullable Expression defaultValue,
      boolean primaryKey,
      @Nullable Encrypted encrypted,
      Place place)
      implements Node {}

  /**
   * What stands behind ENCRYPTED.
   *
   * @param deterministic null where neither DETERMINISTIC nor RANDOMIZED was written
   * @param blindIndex whether BLIND INDEX was written
   * @param blindIndexBits null where no number was written
   */
  record Encrypted(
      @Nullable Boolean deterministic,
      @Nullable Identifier key,
      @Nullable Identifier domain,
      @Nullable Identifier suite,
      boolean blindIndex,
      @Nullable Integer blindIndexBits,
      boolean padded,
      Place place)
      implements Node {}

  /**
   * {@code [LOCAL | GLOBAL] INDEX i (partition [, sort]) [PROJECTION ...]}.
   *
   * @param local false for a global index, which is the one meant where neither was written
   * @param projection ALL, KEYS or INCLUDE
   * @param included the columns of INCLUDE
   */
  record IndexDeclaration(
      boolean local,
      Identifier name,
      List<Identifier> columns,
      String projection,
      List<Identifier> included,
      Place place)
      implements Node {}

  /** {@code ALTER TABLE t ADD COLUMN ...}. */
  record AddColumn(QualifiedName table, ColumnDeclaration column, Place place)
      implements Definition {}

  /** {@code ALTER TABLE t DROP COLUMN c}. */
  record DropColumn(QualifiedName table, Identifier column, Place place) implements Definition {}

  /** {@code ALTER TABLE t ALTER COLUMN c SET ENCRYPTED ... [WITH (...)]}. */
  record SetEncrypted(
      QualifiedName table,
      Identifier column,
      Encrypted encrypted,
      List<Option> options,
      Place place)
      implements Definition {}

  /** {@code ALTER TABLE t ALTER COLUMN c DROP ENCRYPTION}. */
  record DropEncryption(QualifiedName table, Identifier column, Place place)
      implements Definition {}

  /** {@code ALTER TABLE t REENCRYPT [(c, ...)]}; no columns for all. */
  record Reencrypt(QualifiedName table, List<Identifier> columns, Place place)
      implements Definition {}

  /** {@code ATTACH TABLE 'restored-name' AS RESTORE OF t}. */
  record AttachTable(String restored, QualifiedName table, Place place) implements Definition {}

  /** {@code FORGET TABLE t}. */
  record ForgetTable(QualifiedName table, Place place) implements Definition {}

  /** {@code DROP TABLE [IF EXISTS] t}. */
  record DropTable(boolean ifExists, QualifiedName table, Place place) implements Definition {}

  /** {@code TRUNCATE TABLE t}. */
  record TruncateTable(QualifiedName table, Place place) implements Definition {}

  /** {@code CREATE [GLOBAL] INDEX i ON t (a [, b]) ...}. */
  record CreateIndex(QualifiedName table, IndexDeclaration index, Place place)
      implements Definition {}

  /** {@code DROP INDEX t.i}. */
  record DropIndex(QualifiedName index, Place place) implements Definition {}

  /** {@code CREATE [OR REPLACE] VIEW v AS query}; the query as tree and as text. */
  record CreateView(boolean orReplace, QualifiedName view, Query query, Place place)
      implements Definition {}

  /** {@code DROP VIEW [IF EXISTS] v}. */
  record DropView(boolean ifExists, QualifiedName view, Place place) implements Definition {}
}
