package io.encdynamo.catalog;

import io.encdynamo.crypto.Id16;
import io.encdynamo.value.StructValue;

/** The body of a job's entry (format page, CATALOG, job). */
final class JobBody {
  private JobBody() {}

  static StructValue write(JobEntry job) {
    return new Body()
        .put("kind", job.kind())
        .put("table", job.tableId().bytes())
        .put("column", job.columnId())
        .put("state", job.state())
        .put("until", job.until())
        .end();
  }

  static JobEntry read(Id16 jobId, StructValue body) throws NotAuthenticException {
    return Fields.readAll(
        body,
        fields ->
            new JobEntry(
                jobId,
                fields.constant("kind", JobEntry.Kind.class),
                fields.id("table"),
                fields.number("column"),
                fields.constant("state", JobEntry.State.class),
                fields.longNumber("until")));
  }
}
