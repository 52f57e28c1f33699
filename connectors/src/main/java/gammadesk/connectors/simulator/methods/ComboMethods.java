package gammadesk.connectors.simulator.methods;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.access.Right;
import gammadesk.connectors.simulator.floor.Floor;
import gammadesk.connectors.simulator.floor.OrderJson;
import gammadesk.connectors.simulator.matching.Combo;
import gammadesk.connectors.simulator.matching.LegPrices;
import gammadesk.connectors.simulator.matching.Units;
import gammadesk.connectors.simulator.protocol.JsonBytes;
import gammadesk.connectors.simulator.protocol.Params;
import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.Listed;
import gammadesk.connectors.simulator.venue.ListedCombo;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Several instruments traded as one. */
final class ComboMethods {
    private static final List<String> STATES = List.of("active", "inactive");
    private static final int MOST_LEGS = 4;
    /** No structure has more of one leg than three times another. */
    private static final int LARGEST_RATIO = 100;

    private final Floor floor;
    private final Words words;

    ComboMethods(Floor floor) {
        this.floor = floor;
        words = new Words(floor.venue());
    }

    void addTo(Methods methods) {
        methods.add("public/get_combos", this::combos)
                .add("public/get_combo_ids", this::ids)
                .add("public/get_combo_details", this::details)
                .add("private/create_combo", Right.TRADE_WRITE, this::create)
                .add("private/get_leg_prices", Right.TRADE_READ, this::legPrices);
    }

    /** Legs as asked for: ratios without a common divisor, and what they were divided by. */
    private record Asked(List<Listed> legs, List<Integer> ratios, BigDecimal amount) {}

    private void combos(Call call, JsonBytes out) {
        String currency = words.currencyOrAny(call.params());
        out.array();
        floor.combos().all().stream()
                .filter(combo -> combo.isActive() && isOf(combo, currency))
                .forEach(combo -> write(out, combo));
        out.endArray();
    }

    private void ids(Call call, JsonBytes out) {
        String currency = words.currency(call.params()).code();
        Optional<Boolean> active = call.params().maybeWord("state", STATES).map("active"::equals);
        out.array();
        floor.combos().all().stream()
                .filter(combo -> isOf(combo, currency)
                        && active.filter(state -> state != combo.isActive()).isEmpty())
                .forEach(combo -> out.text(combo.name()));
        out.endArray();
    }

    private static boolean isOf(ListedCombo combo, String currency) {
        return OrderFilter.isOfCurrency(combo.name(), currency);
    }

    private void details(Call call, JsonBytes out) {
        String id = call.params().text("combo_id");
        ListedCombo found = floor.combos().all().stream()
                .filter(combo -> combo.name().equals(id))
                .findFirst()
                .orElseThrow(() -> RpcError.invalid("combo_id", "combo not found"));
        write(out, found);
    }

    private void write(JsonBytes out, ListedCombo combo) {
        out.object().field("state_timestamp", combo.stateMillis());
        out.field("state", combo.isActive() ? "active" : "inactive");
        out.name("legs").array();
        for (Combo.Leg leg : combo.combo().legs()) {
            out.object().field("instrument_name", leg.instrument());
            out.field("amount", leg.ratio()).endObject();
        }
        out.endArray().field("id", combo.name());
        out.field("instrument_id", floor.venue().directory().idOf(combo.name()));
        out.field("creation_timestamp", combo.createdMillis()).endObject();
    }

    private void create(Call call, JsonBytes out) {
        Asked asked = asked(call.params(), "trades");
        Map<String, Integer> ratios = new LinkedHashMap<>();
        for (int i = 0; i < asked.legs().size(); i++) {
            ratios.put(asked.legs().get(i).name(), asked.ratios().get(i));
        }
        write(
                out,
                floor.list(ratios).orElseThrow(() -> RpcError.invalid("trades", "no combo is made of these trades")));
    }

    private Asked asked(Params params, String name) {
        List<Params> rows = params.objects(name);
        if (rows.size() < 2 || rows.size() > MOST_LEGS) {
            throw RpcError.invalid(name, "must have 2 to " + MOST_LEGS + " legs");
        }
        List<Listed> legs = rows.stream().map(words::instrument).toList();
        if (legs.stream().anyMatch(leg -> leg.instrument().kind().isCombo())
                || legs.stream().distinct().count() < legs.size()) {
            throw RpcError.invalid(name, "legs must be different instruments");
        }
        List<BigDecimal> amounts = rows.stream().map(row -> amount(row, name)).toList();
        BigInteger divisor = amounts.stream()
                .map(amount -> amount.movePointRight(Units.PLACES).toBigInteger())
                .reduce(BigInteger::gcd)
                .orElseThrow();
        BigDecimal unit = new BigDecimal(divisor, Units.PLACES);
        List<Integer> ratios = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            BigDecimal ratio = amounts.get(i).divideToIntegralValue(unit);
            if (ratio.compareTo(BigDecimal.valueOf(LARGEST_RATIO)) > 0) {
                throw RpcError.invalid(name, "the ratio of the legs is too large");
            }
            Side side = rows.get(i).word("direction", List.of("buy", "sell")).equals("buy") ? Side.BUY : Side.SELL;
            ratios.add(side.sign() * ratio.intValueExact());
        }
        return new Asked(legs, ratios, unit);
    }

    private static BigDecimal amount(Params row, String name) {
        BigDecimal amount = row.maybeDecimal("amount").orElse(BigDecimal.ONE);
        if (amount.signum() <= 0 || !Units.fits(amount)) {
            throw RpcError.invalid(name, "amount must be positive");
        }
        return amount;
    }

    private void legPrices(Call call, JsonBytes out) {
        Params params = call.params();
        Asked asked = asked(params, "legs");
        BigDecimal price = params.decimal("price");
        BigDecimal tick = asked.legs().stream()
                .map(leg -> leg.instrument().ticks().base())
                .min(BigDecimal::compareTo)
                .orElseThrow();
        if (!Units.fits(price) || price.remainder(tick).signum() != 0) {
            throw RpcError.invalid("price", "must be a multiple of the tick size");
        }
        long[] prices = split(asked, price, tick);
        out.object().name("legs").array();
        for (int i = 0; i < prices.length; i++) {
            int ratio = asked.ratios().get(i);
            out.object().field("ratio", Math.abs(ratio));
            out.field("instrument_name", asked.legs().get(i).name());
            out.field("price", Units.decimal(prices[i]));
            out.field("direction", OrderJson.word(ratio > 0 ? Side.BUY : Side.SELL));
            out.endObject();
        }
        out.endArray().field("amount", asked.amount()).endObject();
    }

    private long[] split(Asked asked, BigDecimal price, BigDecimal tick) {
        double[] marks = asked.legs().stream()
                .mapToDouble(leg -> floor.venue().market().ticker(leg.name()).mark())
                .toArray();
        try {
            return LegPrices.split(asked.ratios(), marks, Units.exact(price), Units.exact(tick));
        } catch (IllegalArgumentException none) {
            throw RpcError.invalid("price", "no leg prices make it up");
        }
    }
}
