package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Fill;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Position;
import gammadesk.connectors.deribit.Cursor;
import gammadesk.connectors.deribit.DeribitError;
import gammadesk.connectors.deribit.UnreadableException;
import gammadesk.connectors.deribit.account.AccountMessage.Body;
import gammadesk.connectors.deribit.account.AccountMessage.Heartbeat;
import gammadesk.connectors.deribit.account.AccountMessage.Ignored;
import gammadesk.connectors.deribit.account.AccountMessage.Malformed;
import gammadesk.connectors.deribit.account.AccountMessage.News;
import gammadesk.connectors.deribit.account.AccountMessage.Refusal;
import gammadesk.connectors.deribit.account.AccountMessage.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Text of the venue in, account messages out: the same text always gives the same message, and nothing is ever thrown.
 * What cannot be read is told without its text, which may hold a token. For one thread only.
 */
final class AccountParser {
    private static final Set<String> PRIVATE_CHANNELS = Set.of("orders", "trades", "changes", "portfolio");

    private final JsonFactory json = new JsonFactory();
    private final Cursor.Memory memory = new Cursor.Memory();

    /** Reads one message that arrived at a moment of the monotonic clock. */
    AccountMessage parse(String text, long receivedNanos) {
        try {
            return new Pass(text, receivedNanos).message();
        } catch (UnreadableException e) {
            return new Malformed(String.valueOf(e.getMessage()));
        } catch (JacksonException e) {
            return new Malformed("not JSON: " + e.getClass().getSimpleName());
        } catch (ArithmeticException | NumberFormatException _) {
            return new Malformed("a number out of range");
        }
    }

    /** One walk through a text. JSON's members have no order, so matters are read after their envelope. */
    private final class Pass {
        private final String text;
        private final AccountReader reader;
        private int base;
        private String method = "";
        private String channel = "";
        private String type = "";
        private long id;
        private long venueInMicros;
        private int resultAt = -1;
        private int dataAt = -1;
        private @Nullable Body scalar;
        private @Nullable DeribitError error;

        Pass(String text, long receivedNanos) {
            this.text = text;
            this.reader = new AccountReader(receivedNanos);
        }

        AccountMessage message() {
            try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
                Cursor in = new Cursor(parser, memory);
                in.start();
                in.enterObject("the message");
                members(in, this::member);
                in.end();
            }
            return matter();
        }

        private void member(String name, Cursor in) {
            switch (name) {
                case "method" -> method = in.text();
                case "params" -> parameters(in);
                case "id" -> id = in.integer();
                case "usIn" -> venueInMicros = in.integer();
                case "error" -> error = error(in);
                case "result" -> result(in);
                default -> in.skip();
            }
        }

        private void result(Cursor in) {
            if (in.isObject() || in.isArray()) {
                resultAt = passOver(in);
            } else {
                scalar = in.isInteger() ? new Body.Count(in.integer()) : new Body.Word(in.text());
            }
        }

        private void parameters(Cursor in) {
            if (!in.isObject()) {
                in.skip();
                return;
            }
            members(in, (name, at) -> {
                switch (name) {
                    case "channel" -> channel = at.text();
                    case "type" -> type = at.text();
                    case "data" -> dataAt = passOver(at);
                    default -> at.skip();
                }
            });
        }

        private AccountMessage matter() {
            if (dataAt >= 0) {
                return notification();
            }
            if (method.equals("heartbeat")) {
                return new Heartbeat(type.equals("test_request"));
            }
            if (error != null) {
                return new Refusal(id, error, venueInMicros);
            }
            if (scalar != null) {
                return new Reply(id, scalar, venueInMicros);
            }
            UnreadableException.require(resultAt >= 0 || !method.isEmpty(), "neither news nor reply");
            return resultAt < 0 ? new Ignored(method) : new Reply(id, at(resultAt, this::body), venueInMicros);
        }

        private AccountMessage notification() {
            String[] parts = channel.split("\\.", -1);
            if (parts.length < 3 || !parts[0].equals("user") || !PRIVATE_CHANNELS.contains(parts[1])) {
                return new Ignored(channel);
            }
            return at(dataAt, in -> switch (parts[1]) {
                case "orders" -> news(oneOrMore(in, reader::order), List.of());
                case "trades" -> news(List.of(), oneOrMore(in, reader::fill));
                case "changes" -> changes(in);
                default -> new News(List.of(), List.of(), List.of(), Optional.of(reader.summary(in)));
            });
        }

        private News changes(Cursor in) {
            List<Order> orders = new ArrayList<>();
            List<Fill> fills = new ArrayList<>();
            List<Position> positions = new ArrayList<>();
            in.enterObject("the changes");
            members(in, (name, at) -> {
                switch (name) {
                    case "orders" -> orders.addAll(oneOrMore(at, reader::order));
                    case "trades" -> fills.addAll(oneOrMore(at, reader::fill));
                    case "positions" -> positions.addAll(oneOrMore(at, reader::position));
                    default -> at.skip();
                }
            });
            return new News(List.copyOf(orders), List.copyOf(fills), List.copyOf(positions), Optional.empty());
        }

        private Body body(Cursor in) {
            return in.isObject() ? object(in, namesAhead(in)) : list(in, namesAhead(in));
        }

        private Body object(Cursor in, Set<String> names) {
            if (names.contains("access_token")) {
                return new TokenReader().read(in);
            }
            if (names.contains("order_state")) {
                return new Body.OneOrder(reader.order(in));
            }
            if (names.contains("summaries")) {
                return new SummariesReader(reader).read(in);
            }
            if (names.contains("limits")) {
                return new LimitsReader().read(in);
            }
            if (names.contains("orders") && names.contains("continuation")) {
                return new OrderPageReader(reader).read(in);
            }
            if (names.contains("buy") && names.contains("sell")) {
                return new MarginsReader().read(in);
            }
            return names.contains("order") || names.contains("trades") ? placedOrFills(in) : other(in);
        }

        /** The answer to an order has both, a page of executions has no order. */
        private Body placedOrFills(Cursor in) {
            List<Order> order = new ArrayList<>();
            List<Fill> fills = new ArrayList<>();
            boolean[] more = new boolean[1];
            members(in, (name, at) -> {
                switch (name) {
                    case "order" -> order.add(reader.order(at));
                    case "trades" -> fills.addAll(oneOrMore(at, reader::fill));
                    case "has_more" -> more[0] = at.text().equals("true");
                    default -> at.skip();
                }
            });
            return order.isEmpty()
                    ? new Body.Fills(List.copyOf(fills), more[0])
                    : new Body.Placed(order.getFirst(), List.copyOf(fills));
        }

        private Body list(Cursor in, Set<String> names) {
            if (names.contains("trade_id")) {
                return new Body.Fills(in.list("the executions", reader::fill), false);
            }
            if (names.contains("order_state")) {
                return new Body.Orders(in.list("the orders", reader::order));
            }
            if (names.contains("size")) {
                return new Body.Positions(in.list("the positions", reader::position));
            }
            List<String> words = in.list("the words", Cursor::text);
            return words.isEmpty() ? new Body.Nothing() : new Body.Words(words);
        }

        /** The names of the object that stands here, or first in the list that stands here. */
        private Set<String> namesAhead(Cursor in) {
            return at(base + in.offset(), ahead -> {
                boolean isEmpty = ahead.isArray() && !ahead.nextElement();
                Set<String> names = new HashSet<>();
                if (!isEmpty && ahead.isObject()) {
                    members(ahead, (name, value) -> {
                        names.add(name);
                        value.skip();
                    });
                }
                return names;
            });
        }

        private <T> T at(int from, Function<Cursor, T> reading) {
            int before = base;
            base = from;
            try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text.substring(from))) {
                Cursor in = new Cursor(parser, memory);
                in.start();
                return reading.apply(in);
            } finally {
                base = before;
            }
        }
    }

    /** Something done with a member's value. */
    interface Member {
        void read(String name, Cursor value);
    }

    /** Hands every member of the object on which the cursor stands to a reader. */
    static void members(Cursor in, Member member) {
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            member.read(name, in);
        }
    }

    private static int passOver(Cursor in) {
        int at = in.offset();
        in.skip();
        return at;
    }

    private static <T> List<T> oneOrMore(Cursor in, Function<Cursor, T> element) {
        return in.isArray() ? List.copyOf(in.list("the rows", element)) : List.of(element.apply(in));
    }

    private static News news(List<Order> orders, List<Fill> fills) {
        return new News(orders, fills, List.of(), Optional.empty());
    }

    private static Body other(Cursor in) {
        in.skip();
        return new Body.Other();
    }

    /** Number, words and, where the venue gives them, the parameter and the reason. */
    private static @Nullable DeribitError error(Cursor in) {
        if (!in.isObject()) {
            in.skip();
            return null;
        }
        long[] code = new long[1];
        List<String> words = new ArrayList<>();
        members(in, (name, at) -> {
            switch (name) {
                case "code" -> code[0] = Math.clamp(at.integer(), Integer.MIN_VALUE, Integer.MAX_VALUE);
                case "message" -> words.addFirst(at.text());
                case "data" -> details(at, words);
                default -> at.skip();
            }
        });
        return DeribitError.ofCode(Math.toIntExact(code[0]), String.join(", ", words));
    }

    private static void details(Cursor in, List<String> words) {
        if (!in.isObject()) {
            in.skip();
            return;
        }
        members(in, (name, at) -> {
            switch (name) {
                case "param", "reason" -> words.add(name + ": " + at.text());
                default -> at.skip();
            }
        });
    }
}
