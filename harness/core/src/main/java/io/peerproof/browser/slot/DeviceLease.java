package io.peerproof.browser.slot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.peerproof.browser.DriverTimeouts;
import io.peerproof.browser.platform.HostEnvironment;
import io.peerproof.browser.platform.OwnerTag;
import io.peerproof.browser.platform.PrivateDirectory;
import io.peerproof.media.DeviceVariant;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A variant of the fake cameras and microphones that no other run of this user on this machine has,
 * until it is closed or its process ends.
 *
 * <p>A run that is alone gets the first variant of its machine, so that its files are made once.
 * Safe for use by many threads.
 */
public final class DeviceLease implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceLease.class);

  private static final Pattern NAME =
      Pattern.compile("devices-(\\d{1,3})-(peerproof-.+)-\\.variant");

  private final SlotDirectory folder;
  private final Path file;
  private final @Nullable FileChannel locked;
  private final DeviceVariant variant;

  private DeviceLease(
      SlotDirectory folder, Path file, @Nullable FileChannel locked, DeviceVariant variant) {
    this.folder = folder;
    this.file = file;
    this.locked = locked;
    this.variant = variant;
  }

  public DeviceVariant variant() {
    return variant;
  }

  /**
   * Takes the first free variant of this machine. When all are taken, it shares the first one.
   *
   * @throws SlotException if the folder of leases cannot be used, or this thread was interrupted
   */
  public static DeviceLease take() {
    try {
      SlotDirectory folder =
          SlotDirectory.at(
              BrowserSlots.directoryOfUser(),
              PrivateDirectory.user(),
              DriverTimeouts.DEFAULT.placeFolder());
      return take(folder, firstOf(HostEnvironment.here()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SlotException("Interrupted before the fake cameras were taken.", e);
    } catch (IOException e) {
      throw new SlotException(
          String.format(
              Locale.ROOT,
              "Cannot read or write the folder of browser slots %s: %s. Free some space there, or delete the folder.",
              BrowserSlots.directoryOfUser(),
              e.getMessage()),
          e);
    }
  }

  /** Takes the first free variant, from {@code first} on. */
  static DeviceLease take(SlotDirectory folder, int first)
      throws IOException, InterruptedException {
    return folder.alone(
        () -> {
          List<Integer> taken = taken(folder);
          for (int order = 0; order < DeviceVariant.VARIANTS; order++) {
            int variant = (first + order) % DeviceVariant.VARIANTS;
            if (!taken.contains(variant)) {
              return lease(folder, new DeviceVariant(variant, order % DeviceVariant.TONE_GROUPS));
            }
          }
          LOG.warn("All variants of the fake cameras are in use; this run shares one");
          return new DeviceLease(folder, folder.file(""), null, new DeviceVariant(first, 0));
        });
  }

  private static DeviceLease lease(SlotDirectory folder, DeviceVariant variant) throws IOException {
    Path file =
        folder.file(
            String.format(
                Locale.ROOT,
                "devices-%d-%s.variant",
                variant.variant(),
                OwnerTag.thisProcess().prefix()));
    FileChannel channel = FileChannel.open(file, CREATE_NEW, WRITE, NOFOLLOW_LINKS);
    try {
      if (channel.tryLock() == null) {
        throw new IOException(file.getFileName() + " is new, and locked already");
      }
      return new DeviceLease(folder, file, channel, variant);
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static List<Integer> taken(SlotDirectory folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.directory())) {
      files = all.toList();
    }
    List<Integer> taken = new ArrayList<>();
    for (Path file : files) {
      Matcher name = NAME.matcher(file.getFileName().toString());
      if (name.matches() && lives(file)) {
        taken.add(Integer.parseInt(name.group(1)));
      }
    }
    return taken;
  }

  /**
   * Tells whether the process of a lease still locks it. This process must not open its own leases,
   * because closing them would release the lock.
   */
  private static boolean lives(Path file) throws IOException {
    Optional<OwnerTag> owner = OwnerTag.in(file.getFileName().toString());
    if (owner.isPresent() && owner.get().isSameProcess(OwnerTag.thisProcess())) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(file, WRITE, NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return true;
      }
      Files.deleteIfExists(file);
      return false;
    } catch (NoSuchFileException e) {
      return false; // given back meanwhile
    } catch (FileSystemException e) {
      return true; // Windows refuses a file that is about to be deleted
    }
  }

  /**
   * Returns the first variant of a machine and its user: the same each time, and another one on
   * most other machines. The id of a machine alone may be that of an image.
   */
  static int firstOf(HostEnvironment host) {
    CRC32 hash = new CRC32();
    for (String place : List.of("/etc/machine-id", "/proc/sys/kernel/hostname")) {
      hash.update(content(host.at(place)).getBytes(UTF_8));
    }
    hash.update(host.variable("COMPUTERNAME").orElse("").getBytes(UTF_8));
    hash.update(host.home().toString().getBytes(UTF_8));
    return (int) (hash.getValue() % DeviceVariant.VARIANTS);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** Gives the variant back; browsers that use its files must have ended. */
  @Override
  public void close() {
    if (locked == null) {
      return;
    }
    try {
      folder.change(
          () -> {
            if (locked.isOpen()) {
              try (locked) { // its lock goes last: until then the file is nobody else's
                Files.deleteIfExists(file);
              }
            }
            return file;
          });
    } catch (IOException e) {
      LOG.warn(
          "A variant of the fake devices is not given back until this process ends: {}",
          e.toString());
    }
  }
}
