package gammadesk.connectors.deribit;

import gammadesk.analytics.market.Currency;
import gammadesk.connectors.deribit.SentRequest.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Reads what {@link JsonRpc} wrote, and what other programs write of the same meaning. For one thread only. */
final class RequestReader {
    private final JsonFactory json = new JsonFactory();
    private final Cursor.Memory memory = new Cursor.Memory();

    /** The request; empty when it is of another kind or cannot be read. */
    Optional<SentRequest> read(String text) {
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
            return request(new Cursor(parser, memory));
        } catch (UnreadableException | JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<SentRequest> request(Cursor in) {
        in.start();
        in.enterObject("the request");
        Parts parts = new Parts();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "id" -> parts.id = in.integer();
                case "method" -> parts.kind = kind(in.name());
                case "params" -> parameters(in, parts);
                default -> in.skip();
            }
        }
        return parts.kind.map(kind -> new SentRequest(parts.id, kind, parts.currency, parts.channels));
    }

    private static void parameters(Cursor in, Parts parts) {
        in.enterObject("the parameters");
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            switch (name) {
                case "currency" -> parts.currency = Optional.of(Currency.of(in.name()));
                case "channels" -> parts.channels = in.list("the channels", Cursor::name);
                default -> in.skip();
            }
        }
    }

    private static Optional<Kind> kind(String method) {
        return switch (method) {
            case "public/get_instruments" -> Optional.of(Kind.LISTING);
            case "public/get_combos" -> Optional.of(Kind.COMBOS);
            case "public/subscribe" -> Optional.of(Kind.SUBSCRIBE);
            case "public/unsubscribe" -> Optional.of(Kind.UNSUBSCRIBE);
            default -> Optional.empty();
        };
    }

    private static final class Parts {
        private long id;
        private Optional<Kind> kind = Optional.empty();
        private Optional<Currency> currency = Optional.empty();
        private List<String> channels = List.of();
    }
}
