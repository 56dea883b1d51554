package io.peerproof.browser.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Texts that no output may show, such as passwords. Each is replaced by {@value #MASK}, as it is
 * and as JSON and addresses write it. Safe for use by many threads.
 */
public final class SecretTexts implements UnaryOperator<String> {

  /** The text in the place of a secret. */
  public static final String MASK = "***";

  /** A shorter text stands in so many words that its mask would hide everything else. */
  private static final int SHORTEST = 3;

  /** All forms of all secrets, the longest first: a short one may be a part of a long one. */
  private volatile List<String> forms = List.of();

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Adds a secret; a text of less than three characters is not masked. */
  public void add(String secret) {
    if (secret.strip().length() < SHORTEST) {
      return;
    }
    synchronized (this) {
      Set<String> all =
          new TreeSet<>(
              Comparator.comparingInt(String::length)
                  .reversed()
                  .thenComparing(Comparator.naturalOrder()));
      all.addAll(forms);
      Stream.of(secret, secret.strip())
          .flatMap(
              text ->
                  Stream.of(
                      text,
                      text.replace("\\", "\\\\").replace("\"", "\\\""),
                      URLEncoder.encode(text, StandardCharsets.UTF_8),
                      URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")))
          .forEach(all::add);
      forms = List.copyOf(all);
    }
    listeners.forEach(Runnable::run);
  }

  /** Runs {@code listener} now and after each new secret. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
    listener.run();
  }

  /** Returns all forms of the secrets, the longest first. */
  public List<String> forms() {
    return forms;
  }

  /** Returns the text with a mask in the place of each secret. */
  @Override
  public String apply(String text) {
    return mask(text, forms);
  }

  /** Returns the text with a mask in the place of each of {@code forms}. */
  public static String mask(String text, List<String> forms) {
    String masked = text;
    for (String form : forms) {
      masked = masked.replace(form, MASK);
    }
    return masked;
  }
}
