package io.peerproof.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Serves files of folders on disk without a thread for each: those may be large, and browsers may
 * read them slowly. Javalin serves the files of the class path, which are small.
 */
final class FolderHandler extends Handler.Wrapper {

  private static final int BUFFER_BYTES = 1 << 16;

  private final List<FolderFiles> folders;
  private final Map<String, String> types;
  private final Map<String, String> headers;
  private final boolean onlySecure;

  /**
   * @param folders the folders, the longest prefix first
   * @param types content types by the ending of a name; Jetty knows others
   * @param headers headers of each answer
   * @param onlySecure true to leave requests without TLS to the next handler, which redirects them
   */
  FolderHandler(
      List<FolderFiles> folders,
      Map<String, String> types,
      Map<String, String> headers,
      boolean onlySecure) {
    this.folders = folders;
    this.types = types;
    this.headers = headers;
    this.onlySecure = onlySecure;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Optional<Path> file = fileOf(request);
    if (file.isEmpty()) {
      return super.handle(request, response, callback);
    }
    HttpFields.Mutable answer = response.getHeaders();
    headers.forEach(answer::put);
    String type = typeOf(file.get());
    if (type != null) {
      answer.put(HttpHeader.CONTENT_TYPE, type);
    }
    answer.put(HttpHeader.CONTENT_LENGTH, Files.size(file.get()));
    if (HttpMethod.HEAD.is(request.getMethod())) {
      callback.succeeded();
    } else {
      Content.copy(content(request, file.get()), response, callback);
    }
    return true;
  }

  private Optional<Path> fileOf(Request request) {
    String path = request.getHttpURI().getPath();
    boolean isRead =
        HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    boolean isRedirected = onlySecure && !request.isSecure();
    if (!isRead || isRedirected || path == null || path.equals(SignalingServlet.PATH)) {
      return Optional.empty();
    }
    return folders.stream().flatMap(folder -> folder.find(path).stream()).findFirst();
  }

  private static Content.Source content(Request request, Path file) throws IOException {
    ByteBufferPool pool = request.getComponents().getByteBufferPool();
    return Content.Source.from(new ByteBufferPool.Sized(pool, true, BUFFER_BYTES), file);
  }

  private @Nullable String typeOf(Path file) {
    String name = file.getFileName().toString();
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return types.getOrDefault(ending, MimeTypes.DEFAULTS.getMimeByExtension(name));
  }
}
