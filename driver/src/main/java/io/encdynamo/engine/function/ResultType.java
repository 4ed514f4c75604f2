package io.encdynamo.engine.function;

import io.encdynamo.value.SqlType;
import java.util.List;

/** The type a function gives for the types it gets; ANY where that is not known. */
@FunctionalInterface
public interface ResultType {
  SqlType of(List<SqlType> arguments);
}
