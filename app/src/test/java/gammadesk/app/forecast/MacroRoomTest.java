package gammadesk.app.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import gammadesk.connectors.macro.FolderSource;
import gammadesk.connectors.macro.KeyedSource;
import gammadesk.connectors.vault.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacroRoomTest {
    private static final long NOW = Instant.parse("2026-03-02T12:00:00Z").toEpochMilli();

    @TempDir
    private Path folder;

    private HttpServer server;
    private KeyedSource source;
    private MacroRoom room;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/fred", MacroRoomTest::answer);
        server.start();
        source = new KeyedSource(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fred"), new FolderSource(folder));
        room = new MacroRoom(source);
    }

    @AfterEach
    void close() {
        source.close();
        server.stop(0);
    }

    @Test
    void anotherKeyIsInEffectWithTheNextTurnAndNotOnlyAfterHours() {
        room.turn(NOW);
        assertThat(room.picture(List.of()).value()).isEmpty();
        assertThat(room.picture(List.of()).reason()).contains("panel Keys");
        source.use(Optional.of(Secret.of("wrong-key")), "the vault");
        room.turn(NOW + 1_000);
        assertThat(room.picture(List.of()).reason()).doesNotContain("FRED refuses");
        room.renew();
        room.turn(NOW + 2_000);
        assertThat(room.picture(List.of()).reason())
                .contains("FRED refuses: 400 Bad Request. The value for variable api_key is not registered.")
                .doesNotContain("wrong-key");
        source.use(Optional.of(Secret.of("good-key")), "the vault");
        room.renew();
        room.turn(NOW + 3_000);
        assertThat(room.picture(List.of()).value()).hasValueSatisfying(picture -> {
            assertThat(picture.source()).contains("(key from the vault)").doesNotContain("good-key");
            assertThat(picture.series())
                    .hasSize(7)
                    .allSatisfy(row -> assertThat(row.value()).isEqualTo(4.25));
        });
        assertThat(room.store().series()).hasSize(7);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean isGood = exchange.getRequestURI().getQuery().contains("api_key=good-key");
        String path = exchange.getRequestURI().getPath();
        String body = !isGood
                ? "{\"error_code\":400,\"error_message\":\"Bad Request. The value for variable api_key is not registered.\"}"
                : switch (path.substring(path.lastIndexOf('/') + 1)) {
                    case "vintagedates" -> "{\"count\":1,\"vintage_dates\":[\"2026-02-27\"]}";
                    case "observations" ->
                        "{\"count\":1,\"observations\":[{\"realtime_start\":\"2026-02-27\",\"realtime_end\":\"9999-12-31\","
                                + "\"date\":\"2026-02-26\",\"value\":\"4.25\"}]}";
                    case "release" -> "{\"releases\":[{\"id\":53,\"name\":\"Gross Domestic Product\"}]}";
                    default -> "{\"count\":0,\"release_dates\":[]}";
                };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(isGood ? 200 : 400, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
