package io.encdynamo.jdbc;

import io.encdynamo.session.Session;
import io.encdynamo.session.Sessions;
import io.encdynamo.session.settings.Settings;
import java.util.function.Consumer;

/** Opens the session behind a connection. */
interface SessionFactory {
  /** What the driver opens its sessions with. */
  SessionFactory STANDARD = Sessions::open;

  /**
   * Opens a session.
   *
   * @param warnings takes the text of each warning for the connection
   * @throws io.encdynamo.error.DriverException 08001, 28000, 5E002, 5E003, 5E004
   */
  Session open(Settings settings, Consumer<String> warnings);
}
