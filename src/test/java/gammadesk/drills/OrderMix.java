package gammadesk.drills;

import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.port.OrderGateway;
import gammadesk.analytics.port.OrderGateway.Edit;
import gammadesk.analytics.port.OrderGateway.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** Orders of every kind, as a busy trader might mix them: resting, marketable, edits, cancels. */
final class OrderMix {
    private static final BigDecimal COARSEST_OPTION_TICK = new BigDecimal("0.0005");

    private final SplittableRandom random;
    private final Map<String, Terms> instruments = new HashMap<>();
    private final List<String> names;
    private int submitted;

    /** Prices of options move further in proportion, and fewer of them use up the margin. */
    private record Terms(BigDecimal mark, BigDecimal tick, BigDecimal lot, double stretch, int mostLots) {}

    /** Reads the marks of the instruments, around which its limits lie. */
    OrderMix(Witness witness, List<String> names, long seed) throws IOException, InterruptedException {
        random = new SplittableRandom(seed);
        this.names = names;
        for (String name : names) {
            JsonNode instrument = witness.result("public/get_instrument", Map.of("instrument_name", name));
            boolean isOption = instrument.get("kind").stringValue().equals("option");
            instruments.put(
                    name,
                    new Terms(
                            witness.mark(name),
                            isOption
                                    ? COARSEST_OPTION_TICK
                                    : instrument.get("tick_size").decimalValue(),
                            instrument.get("min_trade_amount").decimalValue(),
                            isOption ? 20 : 1,
                            isOption ? 3 : 20));
        }
    }

    /** How many new orders it gave so far. */
    int submitted() {
        return submitted;
    }

    /** Does one thing at a desk. */
    void act(DrillDesk desk) {
        int dice = random.nextInt(100);
        if (dice < 50) {
            rest(desk);
        } else if (dice < 72) {
            take(desk);
        } else if (dice < 86) {
            pick(desk).ifPresentOrElse(order -> edit(desk, order), () -> rest(desk));
        } else if (dice < 98) {
            pick(desk).ifPresentOrElse(order -> desk.gateway().cancel(order.id()), () -> rest(desk));
        } else {
            desk.gateway().cancelAll(new OrderGateway.Scope.OfInstrument(any()));
        }
    }

    /**
     * A new order, not submitted yet, in an instrument where no other waits for its outcome; empty if there is none. As
     * many wait in the book as trade at once.
     */
    Optional<Request> next(DrillDesk desk) {
        List<String> free = names.stream().filter(desk::isFree).toList();
        if (free.isEmpty()) {
            return Optional.empty();
        }
        String name = free.get(random.nextInt(free.size()));
        submitted++;
        return Optional.of(random.nextBoolean() ? resting(desk, name) : taking(desk, name));
    }

    /** Changes or cancels what is there. */
    void meddle(DrillDesk desk) {
        int dice = random.nextInt(100);
        if (dice < 45) {
            pick(desk).ifPresent(order -> edit(desk, order));
        } else if (dice < 90) {
            pick(desk).ifPresent(order -> desk.gateway().cancel(order.id()));
        } else {
            desk.gateway().cancelAll(new OrderGateway.Scope.OfInstrument(any()));
        }
    }

    /** A limit that waits in the book. */
    void rest(DrillDesk desk) {
        submit(desk, resting(desk, any()));
    }

    private Request resting(DrillDesk desk, String name) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        double away = 1 - side.sign() * (0.002 + 0.006 * random.nextDouble());
        return limit(desk, name, side, away);
    }

    private void take(DrillDesk desk) {
        submit(desk, taking(desk, any()));
    }

    private Request taking(DrillDesk desk, String name) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        return random.nextBoolean()
                ? Request.market(desk.gateway().newLabel(), name, side, amount(name), desk.validUntil())
                : limit(desk, name, side, 1 + side.sign() * 0.004);
    }

    private Request limit(DrillDesk desk, String name, Side side, double away) {
        return Request.limit(desk.gateway().newLabel(), name, side, amount(name), price(name, away), desk.validUntil());
    }

    private void edit(DrillDesk desk, Order order) {
        Side side = order.side();
        double away = 1 - side.sign() * (0.002 + 0.006 * random.nextDouble());
        BigDecimal amount = order.filled().add(amount(order.instrument()));
        desk.gateway().edit(new Edit(order, amount, price(order.instrument(), away), false, desk.validUntil()));
    }

    private void submit(DrillDesk desk, Request request) {
        submitted++;
        desk.submit(request);
    }

    private BigDecimal price(String name, double factor) {
        Terms terms = instruments.get(name);
        BigDecimal raw = terms.mark().multiply(BigDecimal.valueOf(1 + (factor - 1) * terms.stretch()));
        return raw.divide(terms.tick(), 0, RoundingMode.HALF_UP).multiply(terms.tick());
    }

    private BigDecimal amount(String name) {
        Terms terms = instruments.get(name);
        return terms.lot().multiply(BigDecimal.valueOf(1 + random.nextInt(terms.mostLots())));
    }

    private String any() {
        return names.get(random.nextInt(names.size()));
    }

    private Optional<Order> pick(DrillDesk desk) {
        List<Order> open = desk.gateway().view().openOrders();
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
    }
}
