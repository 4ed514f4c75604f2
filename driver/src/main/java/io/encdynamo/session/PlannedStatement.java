package io.encdynamo.session;

import io.encdynamo.catalog.CatalogSnapshot;
import io.encdynamo.plan.Plan;
import io.encdynamo.value.SqlType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plan, and the catalog it was made for.
 *
 * @param snapshot null if it was made without keys, or before there was a catalog
 * @param refusals which of its columns read as NULL
 */
record PlannedStatement(
    String text,
    Plan plan,
    List<SqlType> parameterTypes,
    @Nullable CatalogSnapshot snapshot,
    KeyRefusals refusals) {

  /** Whether the catalog is still the one it was made for, and the same keys are refused. */
  boolean isCurrent(@Nullable CatalogSnapshot now) {
    if (snapshot == null || now == null) {
      return Objects.equals(snapshot, now);
    }
    return snapshot.epoch() == now.epoch()
        && snapshot.catalogId().equals(now.catalogId())
        && refusals.hold();
  }

  /** Without the text, whose literals may be secrets. */
  @Override
  public String toString() {
    return "planned statement";
  }
}
