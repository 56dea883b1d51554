package io.peerproof.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.peerproof.event.PeerRole;
import java.net.URI;
import org.junit.jupiter.api.Test;

class PageAddressTest {

  private static final URI SERVER = URI.create("http://127.0.0.1:4000/");

  @Test
  void room_peer_and_role_are_replaced() {
    String page = "/p.html?r={room}&n={peer}&role={role}";

    assertThat(PageAddress.of(SERVER, page, PeerRole.CALLER, "call1"))
        .hasToString("http://127.0.0.1:4000/p.html?r=call1&n=1&role=caller");
    assertThat(PageAddress.of(SERVER, page, PeerRole.CALLEE, "call1"))
        .hasToString("http://127.0.0.1:4000/p.html?r=call1&n=2&role=callee");
  }

  @Test
  void a_whole_address_leads_where_it_says() {
    assertThat(PageAddress.of(SERVER, "https://shop:8443/{room}", PeerRole.CALLER, "blue"))
        .hasToString("https://shop:8443/blue");
  }

  @Test
  void a_room_at_our_own_server_is_named_after_the_call() {
    assertThat(PageAddress.room(CallSettings.defaults(), "3")).isEqualTo("call3");
  }

  @Test
  void a_room_at_a_server_that_others_may_use_is_like_no_other() {
    CallSettings settings =
        CallSettings.defaults().with(PeerRole.CALLEE, peer -> peer.withPage("https://shop/{room}"));

    String room = PageAddress.room(settings, "3");

    assertThat(room).matches("peerproof-[0-9a-f]{8}-3");
    assertThat(PageAddress.room(settings, "3")).isNotEqualTo(room);
  }

  @Test
  void a_room_in_the_fragment_alone_is_no_document_of_the_call() {
    assertThat(PageAddress.hasOwnDocument(with("/call?room={room}"))).isTrue();
    assertThat(PageAddress.hasOwnDocument(with("/{room}/call#{role}"))).isTrue();
    assertThat(PageAddress.hasOwnDocument(with("/call?role={role}#{room}"))).isFalse();
    assertThat(PageAddress.hasOwnDocument(with("/call#/rooms/{call}?x=1"))).isFalse();
  }

  private static CallSettings with(String page) {
    return CallSettings.defaults().withEach(peer -> peer.withPage(page));
  }

  @Test
  void an_address_that_differs_in_its_fragment_alone_is_in_the_same_document() {
    String shown = "http://localhost/call?role=caller#call1";

    assertThat(PageAddress.isInSameDocument(shown, URI.create(shown))).isTrue();
    assertThat(
            PageAddress.isInSameDocument(
                shown, URI.create("http://localhost/call?role=caller#call2")))
        .isTrue();
    assertThat(PageAddress.isInSameDocument(shown, URI.create("http://localhost/call?role=caller")))
        .isFalse();
    assertThat(
            PageAddress.isInSameDocument(
                shown, URI.create("http://localhost/call?role=callee#call1")))
        .isFalse();
  }
}
