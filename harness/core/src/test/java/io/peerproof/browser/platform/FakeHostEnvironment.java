package io.peerproof.browser.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine in a directory: its browsers, drivers and apt are shell scripts that really run. */
public final class FakeHostEnvironment {
  private final Path root;
  private final Map<String, String> environment = new HashMap<>();
  private boolean superuser;
  private OperatingSystem os = OperatingSystem.LINUX;

  public FakeHostEnvironment(Path root) throws IOException {
    this.root = Files.createDirectories(root).toRealPath();
    environment.put("PATH", bin().toString());
    Files.createDirectories(bin());
  }

  public Path bin() {
    return root.resolve("usr/bin");
  }

  public Path at(String place) {
    return root.resolve(place);
  }

  public FakeHostEnvironment with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public FakeHostEnvironment on(OperatingSystem system) {
    os = system;
    return this;
  }

  public FakeHostEnvironment asRoot() {
    superuser = true;
    return this;
  }

  /** Writes {@code os-release(5)}. */
  public FakeHostEnvironment release(String... lines) throws IOException {
    return file("etc/os-release", lines);
  }

  public FakeHostEnvironment file(String place, String... lines) throws IOException {
    Files.createDirectories(at(place).getParent());
    Files.write(at(place), List.of(lines));
    return this;
  }

  /** A program that prints a line, as browsers and drivers do for their version. */
  public Path program(String place, String says) throws IOException {
    return script(place, "echo '" + says + "'");
  }

  public Path script(String place, String... lines) throws IOException {
    Path file = at(place);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("not made executable: " + file);
    }
    return file;
  }

  public HostEnvironment machine() {
    return new HostEnvironment(
        os, environment, at("home"), root, superuser, new SystemCommandRunner());
  }
}
