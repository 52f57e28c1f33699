package gammadesk.connectors.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.port.Clock;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeribitHttpTest {
    private static final Clock CLOCK = new Clock() {
        @Override
        public long epochMillis() {
            return 0;
        }

        @Override
        public long nanos() {
            return 77;
        }
    };

    private final MockWebServer server = new MockWebServer();
    private DeribitHttp http;

    @BeforeEach
    void serve() throws Exception {
        server.start(InetAddress.getByName("127.0.0.1"), 0);
        http = new DeribitHttp(settings(server.getPort()), CLOCK);
    }

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void asksForInstrumentsOfACurrency() throws Exception {
        answer(Recordings.listings().getFirst());
        assertThat(http.instruments(Currency.BTC).found().orElseThrow()).hasSize(398);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getUrl().encodedPath()).isEqualTo("/api/v2/public/get_instruments");
        assertThat(request.getUrl().queryParameter("currency")).isEqualTo("BTC");
    }

    @Test
    void readsAnOrderBook() {
        answer(Recordings.single("nautilus/http_get_order_book.json"));
        assertThat(http.orderBook("BTC-PERPETUAL", 20).found()).hasValueSatisfying(book -> {
            assertThat(book.bids()).hasSize(20);
            assertThat(book.quote().ask()).isEqualTo(87003.0);
            assertThat(book.stale()).isFalse();
            assertThat(book.stamp().venueMillis()).isEqualTo(1766554855140L);
            assertThat(book.stamp().receivedNanos()).isEqualTo(77);
        });
    }

    @Test
    void readsTheSmallAnswers() {
        answer("{\"result\":1517329113791}");
        assertThat(http.time().found()).contains(1517329113791L);
        answer("{\"result\":{\"index_price\":11628.81,\"estimated_delivery_price\":1},\"usOut\":5000}");
        assertThat(http.indexPrice("btc_usd").found()).hasValueSatisfying(index -> {
            assertThat(index.price()).isEqualTo(11628.81);
            assertThat(index.stamp().venueMillis()).isEqualTo(5);
        });
        answer("{\"result\":[]}");
        assertThat(http.bookSummaries(Currency.ETH).found()).contains(List.of());
        answer(Recordings.single("nautilus/http_get_last_trades_option_combo.json"));
        assertThat(http.lastTrades(Currency.BTC, 1).found().orElseThrow()).hasSize(1);
    }

    @Test
    void aRefusalKeepsTheVenuesReason() {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32602,\"message\":\"Invalid params\"}}")
                .build());
        assertThat(http.ticker("NONE"))
                .isEqualTo(new DeribitResult.Failure<>(
                        new DeribitError(DeribitError.Kind.INVALID_PARAMETERS, -32602, "Invalid params")));
    }

    @Test
    void whatIsNoAnswerIsADocumentedReason() {
        server.enqueue(new MockResponse.Builder().code(502).body("<html>").build());
        assertThat(kind(http.time())).isEqualTo(DeribitError.Kind.UNREADABLE);
        answer("{\"result\":\"ok\"}");
        assertThat(kind(http.time())).isEqualTo(DeribitError.Kind.UNREADABLE);
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertThat(kind(http.time())).isEqualTo(DeribitError.Kind.NO_ANSWER);
        server.close();
        assertThat(kind(http.time())).isEqualTo(DeribitError.Kind.UNREACHABLE);
    }

    private static DeribitError.Kind kind(DeribitResult<?> result) {
        return ((DeribitResult.Failure<?>) result).error().kind();
    }

    private static DeribitSettings settings(int port) {
        return DeribitSettings.at(URI.create("http://127.0.0.1:" + port)).withLimits(900, 3_000, 700);
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }
}
