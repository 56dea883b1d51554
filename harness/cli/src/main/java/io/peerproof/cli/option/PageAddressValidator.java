package io.peerproof.cli.option;

import io.peerproof.call.PageAddress;
import io.peerproof.event.PeerRole;
import io.peerproof.report.PasswordMasking;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Checks that a browser can open the given address of a page, and suggests a correction if not. */
final class PageAddressValidator {

  private PageAddressValidator() {}

  /**
   * @param folder the folder that is served at the root; null without one
   * @throws ParameterException if it is not an address; the message says what to write
   */
  static void check(CommandLine command, String address, @Nullable StaticFolder folder) {
    boolean onServer = address.startsWith("/");
    boolean absolute = address.toLowerCase(Locale.ROOT).matches("https?://.*");
    if (onServer || absolute) {
      URI uri = filled(command, address);
      if (absolute && uri.getHost() == null) {
        throw new ParameterException(
            command,
            String.format(
                Locale.ROOT,
                "The address %s names no host. Write it like http://localhost:3000/",
                PasswordMasking.mask(address)));
      }
      if (onServer && folder != null) {
        folder.checkHolds(uri.getPath());
      } else if (onServer && uri.getPath().length() > 1 && Files.exists(Path.of(uri.getPath()))) {
        throw new ParameterException(command, onDisk(Path.of(uri.getPath())));
      }
      return;
    }
    throw new ParameterException(command, correction(address, folder));
  }

  private static URI filled(CommandLine command, String address) {
    try {
      return PageAddress.filled(address, PeerRole.CALLER, "room");
    } catch (IllegalArgumentException e) {
      String message = PasswordMasking.mask(String.valueOf(e.getMessage()));
      throw new ParameterException(
          command, message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1), e);
    }
  }

  /** Explains what to write instead of {@code address}, which is not an address. */
  private static String correction(String address, @Nullable StaticFolder folder) {
    if (address.startsWith("file:")) {
      return "Pages are opened from a server, not from disk. Name the folder and the page in it: --serve dist /page.html";
    }
    if (address.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
      return String.format(
          Locale.ROOT,
          "The address of a page begins with http:// or https://, not with %s",
          address.replaceFirst("://.*", "://"));
    }
    String path = address.replaceFirst("[?#].*", "");
    if (folder != null) {
      return String.format(
          Locale.ROOT, "The path of a page in the folder begins with /. Write /%s", address);
    }
    try {
      if (!path.isEmpty() && Files.exists(Path.of(path))) {
        return onDisk(Path.of(path));
      }
    } catch (InvalidPathException e) {
      return notAnAddress(address);
    }
    if (path.endsWith(".html")) {
      return String.format(
          Locale.ROOT,
          "There is no file %s. Name the folder and the page in it: --serve dist /page.html",
          path);
    }
    return address.matches("[\\w.-]+(:\\d+)?(/.*|\\?.*)?")
            && address.matches(".*[.:].*|localhost.*")
        ? String.format(Locale.ROOT, "%s has no scheme. Write http://%s", address, address)
        : notAnAddress(address);
  }

  private static String notAnAddress(String address) {
    return String.format(
        Locale.ROOT,
        "'%s' is not the address of a page. Write a full address, http://localhost:3000/, or a path on Peerproof's server, /?room={room}.",
        PasswordMasking.mask(address));
  }

  private static String onDisk(Path path) {
    return Files.isDirectory(path)
        ? String.format(Locale.ROOT, "%s is a folder. To serve it, write --serve %s", path, path)
        : String.format(
            Locale.ROOT,
            "%s is a file, and pages are opened from a server. Write --serve %s /%s",
            path,
            path.getParent() == null ? "." : path.getParent(),
            String.valueOf(path.getFileName()));
  }
}
