package io.peerproof.cli.option;

import io.peerproof.call.PageAddress;
import io.peerproof.event.PeerRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Whether a browser can open what a user wrote for a page, and what he may have meant. */
final class PageAddressValidator {

  private PageAddressValidator() {}

  /**
   * @param folder that is served at the root, if any
   * @throws ParameterException when it is not an address, with what to write
   */
  static void check(CommandLine command, String address, @Nullable StaticFolder folder) {
    boolean own = address.startsWith("/");
    boolean whole = address.toLowerCase(Locale.ROOT).matches("https?://.*");
    if (own || whole) {
      URI uri = filled(command, address);
      if (whole && uri.getHost() == null) {
        throw new ParameterException(
            command,
            "The address %s names no host. Write it like http://localhost:3000/"
                .formatted(PasswordMasking.hidden(address)));
      }
      if (own && folder != null) {
        folder.checkHolds(uri.getPath());
      } else if (own && uri.getPath().length() > 1 && Files.exists(Path.of(uri.getPath()))) {
        throw new ParameterException(command, onDisk(Path.of(uri.getPath())));
      }
      return;
    }
    throw new ParameterException(command, meant(address, folder));
  }

  private static URI filled(CommandLine command, String address) {
    try {
      return PageAddress.filled(address, PeerRole.CALLER, "room");
    } catch (IllegalArgumentException e) {
      String message = PasswordMasking.hidden(String.valueOf(e.getMessage()));
      throw new ParameterException(
          command, message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1), e);
    }
  }

  /** What to write in the place of something that is no address. */
  private static String meant(String address, @Nullable StaticFolder folder) {
    if (address.startsWith("file:")) {
      return "Pages are opened from a server, and not from the disk. Write the folder, and the page in it: --serve dist /page.html";
    }
    if (address.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
      return "A page is opened by http:// or https://, not by %s"
          .formatted(address.replaceFirst("://.*", "://"));
    }
    String path = address.replaceFirst("[?#].*", "");
    if (folder != null) {
      return "A page of the folder begins with /. Write /%s".formatted(address);
    }
    try {
      if (!path.isEmpty() && Files.exists(Path.of(path))) {
        return onDisk(Path.of(path));
      }
    } catch (InvalidPathException e) {
      return general(address);
    }
    if (path.endsWith(".html")) {
      return "There is no file %s. Write the folder, and the page in it: --serve dist /page.html"
          .formatted(path);
    }
    return address.matches("[\\w.-]+(:\\d+)?(/.*|\\?.*)?")
            && address.matches(".*[.:].*|localhost.*")
        ? "%s has no scheme. Write http://%s".formatted(address, address)
        : general(address);
  }

  private static String general(String address) {
    return "A page is a whole address, http://localhost:3000/, or a path of our own server, /?room={room}, not '%s'."
        .formatted(PasswordMasking.hidden(address));
  }

  private static String onDisk(Path path) {
    return Files.isDirectory(path)
        ? "%s is a folder. To have it served, write --serve %s".formatted(path, path)
        : "%s is a file, and pages are opened from a server. Write --serve %s /%s"
            .formatted(
                path,
                path.getParent() == null ? "." : path.getParent(),
                String.valueOf(path.getFileName()));
  }
}
