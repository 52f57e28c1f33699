package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.MakerProtection;
import gammadesk.connectors.simulator.floor.MakerProtection.Config;
import gammadesk.connectors.simulator.floor.MakerProtection.Group;
import gammadesk.connectors.simulator.floor.OrderJson;
import gammadesk.connectors.simulator.floor.UserTradeJson;
import gammadesk.connectors.simulator.matching.Edit;
import gammadesk.connectors.simulator.matching.OrderReport;
import gammadesk.connectors.simulator.matching.OrderTerms;
import gammadesk.connectors.simulator.matching.OrderType;
import gammadesk.connectors.simulator.matching.Outcome;
import gammadesk.connectors.simulator.matching.QuoteTag;
import gammadesk.connectors.simulator.matching.Refusal;
import gammadesk.connectors.simulator.matching.TimeInForce;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.Listed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Mass quotes and market maker protection. */
final class QuotingMethods {
    private static final int MOST_QUOTES = 100;

    private final Floor floor;
    private final QuoteFreeze freeze;
    private final Words words;

    QuotingMethods(Floor floor, QuoteFreeze freeze) {
        this.floor = floor;
        this.freeze = freeze;
        words = new Words(floor.venue());
    }

    void addTo(Methods methods) {
        methods.add("private/mass_quote", Right.TRADE_WRITE, this::quote)
                .add("private/get_mmp_config", Right.TRADE_READ, this::configs)
                .add("private/set_mmp_config", Right.TRADE_WRITE, this::configure)
                .add("private/reset_mmp", Right.TRADE_WRITE, this::reset)
                .add("private/get_mmp_status", Right.TRADE_READ, this::status);
    }

    /** The venue's word for it is not published. */
    private static final Refusal OTHER_SIDE = Refusal.of(Refusal.Reason.OTHER_REJECT, "other_side_rejected");

    /** One side of one quote, and what came of it. */
    private record Leg(Listed listed, Side side, Params terms, QuoteTag tag) {}

    private record Result(Leg asked, Floor.Done done) {}

    private void quote(Call call, JsonBytes out) {
        Params params = call.params();
        String group = params.text("mmp_group");
        OptionalLong validUntil = params.maybeWhole("valid_until");
        List<Params> quotes = params.objects("quotes");
        if (!floor.guard().isOn(call.connection().id(), call.account())) {
            throw RpcError.of(11030, "other_reject cancel_on_disconnect_required");
        }
        if (freeze.isOn(call.account(), floor.now())) {
            throw RpcError.of(11030, "other_reject quotes_frozen");
        }
        if (quotes.isEmpty() || quotes.size() > MOST_QUOTES) {
            throw RpcError.invalid("quotes", "must have 1 to " + MOST_QUOTES + " quotes");
        }
        List<List<Leg>> pairs = quotes.stream()
                .map(quote -> sides(quote, group, params.text("quote_id")))
                .toList();
        pairs.forEach(pair -> pair.forEach(side -> checkGroup(call.account(), side)));
        List<Result> results = pairs.stream()
                .flatMap(pair -> quote(call, pair, validUntil).stream())
                .toList();
        write(out, results, params.flag("detailed", false));
    }

    private List<Leg> sides(Params quote, String group, String quoteId) {
        Listed listed = words.instrument(quote);
        QuoteTag tag = new QuoteTag(group, quote.maybeText("quote_set_id").orElse("default"), quoteId);
        List<Leg> sides = new ArrayList<>();
        quote.maybeObject("bid").ifPresent(bid -> sides.add(new Leg(listed, Side.BUY, bid, tag)));
        quote.maybeObject("ask").ifPresent(ask -> sides.add(new Leg(listed, Side.SELL, ask, tag)));
        return sides;
    }

    private void checkGroup(long account, Leg side) {
        Group group = new Group(account, side.listed().indexName(), side.tag().mmpGroup());
        if (!floor.protection().isConfigured(group)) {
            throw RpcError.invalid("mmp_group", "group is not configured");
        }
        if (floor.protection().isFrozen(group, floor.now())) {
            throw RpcError.of(11030, "other_reject mmp_frozen");
        }
    }

    /** Where one side cannot be, the other one is not either. */
    private List<Result> quote(Call call, List<Leg> pair, OptionalLong validUntil) {
        List<Optional<Refusal>> refusals =
                pair.stream().map(side -> refusal(call, side, validUntil)).toList();
        if (refusals.stream().anyMatch(Optional::isPresent)) {
            return IntStream.range(0, pair.size())
                    .mapToObj(
                            i -> new Result(pair.get(i), refused(refusals.get(i).orElse(OTHER_SIDE))))
                    .toList();
        }
        List<Result> results = new ArrayList<>();
        for (Leg side : pair) {
            results.add(new Result(side, quote(call, side, validUntil)));
        }
        return results.stream().anyMatch(QuotingMethods::isRefused)
                ? results.stream().map(result -> withdrawn(call, result)).toList()
                : results;
    }

    private Optional<Refusal> refusal(Call call, Leg side, OptionalLong validUntil) {
        BigDecimal amount = side.terms().maybeDecimal("amount").orElse(BigDecimal.ZERO);
        if (amount.signum() == 0) {
            return Optional.empty();
        }
        Optional<OrderReport> present = present(call, side);
        BigDecimal whole = amount.add(present.map(OrderReport::filled).orElse(BigDecimal.ZERO));
        return floor.refusal(call.account(), terms(side, whole, side.terms().decimal("price"), validUntil), present);
    }

    private static boolean isRefused(Result result) {
        return result.done().outcome() instanceof Outcome.Refused;
    }

    /** What the first side took before the second was refused stands. */
    private Result withdrawn(Call call, Result result) {
        if (result.done().outcome() instanceof Outcome.Accepted accepted
                && floor.cancel(call.account(), accepted.order().id()) instanceof Outcome.Accepted) {
            return new Result(result.asked(), refused(OTHER_SIDE));
        }
        return result;
    }

    private static Floor.Done refused(Refusal refusal) {
        return new Floor.Done(new Outcome.Refused(refusal), List.of());
    }

    /** A group has one quote a side and instrument: the present one is edited. */
    private Floor.Done quote(Call call, Leg side, OptionalLong validUntil) {
        Optional<OrderReport> present = present(call, side);
        BigDecimal amount = side.terms().maybeDecimal("amount").orElse(BigDecimal.ZERO);
        if (amount.signum() == 0) {
            return present.map(order -> new Floor.Done(floor.cancel(call.account(), order.id()), List.of()))
                    .orElseThrow(() -> RpcError.invalid("amount", "nothing to cancel"));
        }
        BigDecimal price = side.terms().decimal("price");
        return present.map(order -> floor.edit(
                        call.account(),
                        order.id(),
                        Edit.of(amount.add(order.filled()), price).validUntil(validUntil)))
                .orElseGet(() -> floor.place(
                        call.account(), terms(side, amount, price, validUntil), OrderMethods.connection(call)));
    }

    private Optional<OrderReport> present(Call call, Leg side) {
        return floor.engine().open(call.account()).stream()
                .filter(OrderFilter.instrument(side.listed().name()))
                .filter(order -> order.terms().side() == side.side())
                .filter(order -> order.terms()
                        .quote()
                        .filter(tag -> tag.mmpGroup().equals(side.tag().mmpGroup()))
                        .isPresent())
                .findFirst();
    }

    private static OrderTerms terms(Leg side, BigDecimal amount, BigDecimal price, OptionalLong validUntil) {
        return new OrderTerms(
                side.listed().name(),
                side.side(),
                OrderType.LIMIT,
                amount,
                Optional.of(price),
                TimeInForce.GOOD_TIL_CANCELLED,
                side.terms().flag("post_only", false),
                side.terms().flag("reject_post_only", false),
                false,
                Optional.empty(),
                Optional.empty(),
                validUntil,
                "",
                true,
                Optional.of(side.tag()),
                Optional.empty(),
                false);
    }

    private void write(JsonBytes out, List<Result> results, boolean detailed) {
        out.object().name("errors").array();
        results.forEach(result -> {
            if (result.done().outcome() instanceof Outcome.Refused refused) {
                out.object().field("instrument_name", result.asked().listed().name());
                out.field("side", result.asked().side() == Side.BUY ? "bid" : "ask")
                        .name("error");
                OrderMethods.refused(refused.refusal()).write(out);
                out.endObject();
            }
        });
        out.endArray();
        if (detailed) {
            details(out, results);
        } else {
            out.field(
                    "errors_count",
                    results.stream()
                            .filter(result -> result.done().outcome() instanceof Outcome.Refused)
                            .count());
        }
        out.endObject();
    }

    private void details(JsonBytes out, List<Result> results) {
        out.name("orders").array();
        results.forEach(result -> {
            if (result.done().outcome() instanceof Outcome.Accepted accepted) {
                OrderJson.write(out, accepted.order(), floor.venue());
            }
        });
        out.endArray().name("trades").array();
        results.forEach(
                result -> result.done().trades().forEach(trade -> UserTradeJson.write(out, trade, floor.venue())));
        out.endArray();
    }

    private Group group(Call call) {
        return new Group(
                call.account(),
                call.params().text("index_name"),
                call.params().maybeText("mmp_group").orElse(""));
    }

    private void configure(Call call, JsonBytes out) {
        Params params = call.params();
        Group group = group(call);
        if (!group.index().equals("all")
                && floor.venue().currencyOfIndex(group.index()).isEmpty()) {
            throw RpcError.invalid("index_name", "index not found");
        }
        Config config = new Config(
                bounded(params, "interval"),
                bounded(params, "frozen_time"),
                limit(params, "quantity_limit"),
                limit(params, "delta_limit"),
                limit(params, "vega_limit"),
                limit(params, "max_quote_quantity"),
                params.maybeWhole("trade_count_limit"));
        floor.protection().configure(group, config);
        out.array();
        write(out, group, config);
        out.endArray();
    }

    /** The venue takes 0 to 1000 seconds. */
    private static long bounded(Params params, String name) {
        long seconds = params.whole(name);
        if (seconds < 0 || seconds > 1000) {
            throw RpcError.invalid(name, "value must be between 0 and 1000");
        }
        return seconds;
    }

    private static OptionalDouble limit(Params params, String name) {
        return params.maybeDecimal(name).stream()
                .mapToDouble(BigDecimal::doubleValue)
                .findFirst();
    }

    private void configs(Call call, JsonBytes out) {
        Optional<String> index = call.params().maybeText("index_name");
        Optional<String> name = call.params().maybeText("mmp_group");
        out.array();
        floor.protection().configs(call.account()).forEach((group, config) -> {
            if (matches(group, index, name)) {
                write(out, group, config);
            }
        });
        out.endArray();
    }

    private static boolean matches(Group group, Optional<String> index, Optional<String> name) {
        return index.filter(wanted -> !wanted.equals("all") && !wanted.equals(group.index()))
                        .isEmpty()
                && name.filter(wanted -> !wanted.equals(group.name())).isEmpty();
    }

    private static void write(JsonBytes out, Group group, Config config) {
        out.object().field("index_name", group.index());
        if (!group.name().isEmpty()) {
            out.field("mmp_group", group.name());
        }
        out.field("interval", config.intervalSeconds()).field("frozen_time", config.frozenSeconds());
        config.quantity().ifPresent(value -> out.field("quantity_limit", value, 8));
        config.delta().ifPresent(value -> out.field("delta_limit", value, 8));
        config.vega().ifPresent(value -> out.field("vega_limit", value, 8));
        config.maxQuoteQuantity().ifPresent(value -> out.field("max_quote_quantity", value, 8));
        config.trades().ifPresent(value -> out.field("trade_count_limit", value));
        out.field("block_rfq", false).endObject();
    }

    private void reset(Call call, JsonBytes out) {
        floor.protection().reset(group(call));
        out.text("ok");
    }

    private void status(Call call, JsonBytes out) {
        Optional<String> index = call.params().maybeText("index_name");
        Optional<String> name = call.params().maybeText("mmp_group");
        out.array();
        for (MakerProtection.Frozen frozen : floor.protection().frozen(call.account(), floor.now())) {
            if (matches(frozen.group(), index, name)) {
                out.object().field("index_name", frozen.group().index());
                out.field("mmp_group", frozen.group().name()).field("frozen_until", frozen.untilMillis());
                out.field("block_rfq", false).endObject();
            }
        }
        out.endArray();
    }
}
