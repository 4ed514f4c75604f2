package io.encdynamo.jdbc;

import static org.assertj.core.api.Assertions.fail;

import io.encdynamo.value.IntegerValue;
import io.encdynamo.value.SqlType;
import io.encdynamo.value.Value;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is called, in whatever order: a result, or an SQLException with a state. */
@NullUnmarked // null is among what is tried
class AnyCallTest {
  private static final int SEQUENCES = 250;
  private static final int CALLS = 50;

  private static FakeSession session() {
    Value[] row = {new IntegerValue(1)};
    return new FakeSession()
        .query(
            "SELECT",
            List.of(FakeSession.column("c", SqlType.BIGINT)),
            List.of(SqlType.ANY),
            row,
            row)
        .query("", List.of(FakeSession.column("c", SqlType.BIGINT)), row)
        .update("UPDATE", 1);
  }

  /** An object under test, open or closed. */
  @SuppressWarnings("ImmutableEnumChecker") // nobody changes the list
  private enum Subject {
    CONNECTION(Connection.class),
    STATEMENT(Statement.class),
    PREPARED_STATEMENT(PreparedStatement.class),
    RESULT_SET(ResultSet.class),
    METADATA(DatabaseMetaData.class);

    private final Class<?> type;
    private final List<Method> methods;

    Subject(Class<?> type) {
      this.type = type;
      this.methods =
          Arrays.stream(type.getMethods())
              .sorted(Comparator.comparing(Method::toGenericString))
              .toList();
    }

    private Object make() throws SQLException {
      Connection connection = FakeSession.connection(session());
      return switch (this) {
        case CONNECTION -> connection;
        case STATEMENT -> connection.createStatement();
        case PREPARED_STATEMENT -> connection.prepareStatement("SELECT");
        case RESULT_SET -> {
          ResultSet rows = connection.createStatement().executeQuery("");
          rows.next();
          yield rows;
        }
        case METADATA -> connection.getMetaData();
      };
    }
  }

  @ParameterizedTest
  @EnumSource(Subject.class)
  void everyMethodGivesAResultOrAState(Subject subject) throws Exception {
    for (Method method : subject.methods) {
      for (int seed = 0; seed < 3; seed++) {
        call(subject.make(), method, new Random(seed), new ArrayList<>());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Subject.class, mode = EnumSource.Mode.EXCLUDE, names = "METADATA")
  void everyMethodOfAClosedObjectGivesAResultOrAState(Subject subject) throws Exception {
    for (Method method : subject.methods) {
      Object closed = subject.make();
      ((AutoCloseable) closed).close();
      call(closed, method, new Random(1), new ArrayList<>());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anySequenceOfCallsGivesResultsOrStates(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < SEQUENCES; i++) {
      List<Method> trace = new ArrayList<>();
      List<Object> objects = new ArrayList<>(List.of(FakeSession.connection(session())));
      for (int c = 0; c < CALLS; c++) {
        Object target = objects.get(random.nextInt(objects.size()));
        List<Method> methods = subjectOf(target).methods;
        Object result = call(target, methods.get(random.nextInt(methods.size())), random, trace);
        if (result instanceof Connection
            || result instanceof Statement
            || result instanceof ResultSet) {
          objects.add(result);
        }
      }
    }
  }

  private static Subject subjectOf(Object object) {
    return Arrays.stream(Subject.values())
        .filter(subject -> subject != Subject.STATEMENT || !(object instanceof PreparedStatement))
        .filter(subject -> subject.type.isInstance(object))
        .findFirst()
        .orElseThrow();
  }

  private static Object call(Object target, Method method, Random random, List<Method> trace)
      throws Exception {
    trace.add(method);
    try {
      return method.invoke(target, arguments(method, random));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() != 5 || state.equals("HY000")) {
          fail("State " + state + " after " + trace, failure);
        }
        return null;
      }
      return fail("Calls " + trace, e.getCause());
    }
  }

  private static Object[] arguments(Method method, Random random) {
    return Arrays.stream(method.getParameterTypes()).map(type -> argument(type, random)).toArray();
  }

  private static Object argument(Class<?> type, Random random) {
    int dice = random.nextInt(4);
    if (type == int.class) {
      return new int[] {0, 1, -1, 1003}[dice];
    }
    if (type == long.class) {
      return new long[] {0, 1, -1, Long.MAX_VALUE}[dice];
    }
    if (type == boolean.class) {
      return dice % 2 == 0;
    }
    if (type == String.class) {
      return new String[] {"", "SELECT", "c", null}[dice];
    }
    if (type == byte.class) {
      return (byte) dice;
    }
    if (type == short.class) {
      return (short) dice;
    }
    if (type == float.class) {
      return (float) dice;
    }
    if (type == double.class) {
      return (double) dice;
    }
    if (type == Class.class) {
      return new Class<?>[] {String.class, Integer.class, Object.class, null}[dice];
    }
    if (type == Object.class) {
      return new Object[] {1, "x", null, new Object()}[dice];
    }
    return null;
  }
}
