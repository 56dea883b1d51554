package io.peerproof.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of Peerproof, written by the build. */
public final class PeerproofVersion {

  private PeerproofVersion() {}

  /** Returns the version, for example {@code 0.1.0}. */
  public static String ofPeerproof() {
    Properties properties = new Properties();
    try (InputStream in = PeerproofVersion.class.getResourceAsStream("version.properties")) {
      properties.load(Objects.requireNonNull(in, "version.properties is not on the class path"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
