package io.peerproof.browser.platform;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directory below a shared one, such as {@code /tmp}, that only its user reads and writes. */
public final class PrivateDirectory {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private PrivateDirectory() {}

  /** Thrown when the directory exists and cannot be trusted; the message says why. */
  public static final class NotPrivateException extends IOException {
    private static final long serialVersionUID = 1;

    NotPrivateException(String message) {
      super(message);
    }
  }

  /**
   * Creates the directory if it is missing, and closes it to others.
   *
   * @param user who has to own it; null where the system keeps users apart by other means
   * @throws NotPrivateException if it is another user's, a file or a symbolic link
   */
  public static void ensure(Path directory, @Nullable UserPrincipal user) throws IOException {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (posix) {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      } else {
        Files.createDirectory(directory);
      }
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
        throw new NotPrivateException("it is a file or a symbolic link");
      }
      UserPrincipal owner = Files.getOwner(directory, NOFOLLOW_LINKS);
      if (user != null && !user.equals(owner)) {
        throw new NotPrivateException("it belongs to " + owner.getName());
      }
      if (posix && !Files.getPosixFilePermissions(directory, NOFOLLOW_LINKS).equals(OWNER_ONLY)) {
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
      }
    }
  }

  /**
   * Returns the user of this process, where files have owners. {@code /proc/self} belongs to the
   * effective user; elsewhere the user goes by name.
   */
  public static Optional<UserPrincipal> user() throws IOException {
    Path self = Path.of("/proc/self");
    if (!self.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Optional.empty();
    }
    return Optional.of(
        Files.exists(self)
            ? Files.getOwner(self)
            : self.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name")));
  }
}
