package io.encdynamo.plan.bind;

import io.encdynamo.catalog.ColumnDefinition;
import io.encdynamo.dynamo.access.AttributePath;
import io.encdynamo.plan.logical.Bound;
import io.encdynamo.plan.logical.Field;
import io.encdynamo.plan.logical.Relation;
import io.encdynamo.plan.logical.TableSource;
import java.util.List;

/** A bound INSERT, UPDATE or DELETE. */
public sealed interface BoundWrite {

  TableSource.Stored table();

  /**
   * INSERT or UPSERT.
   *
   * @param replaces whether an item that is there is replaced
   * @param columns what each row gives, in order; empty if its one value is a struct of attributes
   */
  record Insert(
      TableSource.Stored table, boolean replaces, List<ColumnDefinition> columns, BoundQuery source)
      implements BoundWrite {}

  /**
   * UPDATE.
   *
   * @param keys the fields of the primary key: partition key, then sort key if there is one
   * @param row the field of the item as it was read
   * @param read the items it changes
   */
  record Update(
      TableSource.Stored table,
      List<Assignment> assignments,
      List<AttributePath> removals,
      List<Field> keys,
      Field row,
      Relation read)
      implements BoundWrite {}

  /** {@code SET path = value}; the column is that at the head of the path. */
  record Assignment(AttributePath path, ColumnDefinition column, Bound value) {}

  /**
   * DELETE.
   *
   * @param keys the fields of the primary key: partition key, then sort key if there is one
   * @param row the field of the item as it was read
   * @param read the items it deletes
   */
  record Delete(TableSource.Stored table, List<Field> keys, Field row, Relation read)
      implements BoundWrite {}
}
