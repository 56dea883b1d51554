package io.peerproof.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {

  @Test
  void a_thousand_handshakes_leave_no_session_and_set_no_cookie() throws Exception {
    try (PeerproofServer server = TestServers.start()) {
      for (int i = 0; i < 1_000; i++) {
        assertThat(RawSocket.answerTo(server))
            .startsWith("HTTP/1.1 101 ")
            .doesNotContainIgnoringCase("set-cookie");
      }

      assertThat(heap()).as("the classes on the heap").contains("java.lang.String ");
      assertThat(heap()).doesNotContain("ManagedSession");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/main.js", "/nothing", "/signal"})
  void no_answer_sets_a_cookie(String path) throws Exception {
    try (PeerproofServer server = TestServers.start()) {
      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(server.url(path)).build(),
                  HttpResponse.BodyHandlers.ofString());

      assertThat(response.headers().firstValue("set-cookie")).isEmpty();
      assertThat(response.headers().firstValue("expires")).isEmpty();
    }
  }

  @Test
  void a_refused_handshake_sets_none_either() throws IOException {
    try (PeerproofServer server = TestServers.start()) {
      assertThat(RawSocket.answerTo(server, "Origin: https://elsewhere.example\r\n"))
          .startsWith("HTTP/1.1 403 ")
          .doesNotContainIgnoringCase("set-cookie");
      assertThat(RawSocket.answerTo(server, "Cookie: JSESSIONID=node01.node0\r\n"))
          .startsWith("HTTP/1.1 101 ")
          .doesNotContainIgnoringCase("set-cookie");
    }
  }

  /** Returns the live objects of each class, as {@code jcmd PID GC.class_histogram} prints them. */
  private static String heap() throws JMException {
    return (String)
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {new String[] {}},
                new String[] {String[].class.getName()});
  }
}
