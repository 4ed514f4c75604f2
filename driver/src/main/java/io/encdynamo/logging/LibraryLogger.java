package io.encdynamo.logging;

import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** One logger of a library; DEBUG and TRACE are never enabled. */
final class LibraryLogger extends LegacyAbstractLogger {
  private static final long serialVersionUID = 1L;

  private final transient Logger logger;

  LibraryLogger(String name) {
    this.name = name;
    this.logger = Logger.getLogger(name);
  }

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public boolean isInfoEnabled() {
    return logger.isLoggable(java.util.logging.Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return logger.isLoggable(java.util.logging.Level.WARNING);
  }

  @Override
  public boolean isErrorEnabled() {
    return logger.isLoggable(java.util.logging.Level.SEVERE);
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String message,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    java.util.logging.Level as =
        switch (level) {
          case ERROR -> java.util.logging.Level.SEVERE;
          case WARN -> java.util.logging.Level.WARNING;
          case INFO -> java.util.logging.Level.INFO;
          case DEBUG, TRACE ->
              throw new IllegalStateException("A library asks whether a level is enabled");
        };
    LogRecord record = new LogRecord(as, MessageFormatter.basicArrayFormat(message, arguments));
    record.setLoggerName(getName());
    record.setSourceClassName(getName());
    record.setThrown(thrown);
    logger.log(record);
  }
}
