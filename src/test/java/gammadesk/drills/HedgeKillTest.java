package gammadesk.drills;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.app.desk.SystemClock;
import gammadesk.connectors.simulator.CreditLimits;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.Fault;
import gammadesk.connectors.simulator.FaultKind;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A desk that hedges by itself is killed at random moments, many of them around an order, while the exchange goes on.
 * The next desk on the same folder settles what the dead one left, and then its ledger, its account and the exchange
 * say the same: nothing was sent twice, nothing beyond what was approved, nothing lives that nobody works. A few times
 * in an ordinary build; {@code mvn -Psoak verify} does it two hundred times.
 */
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class HedgeKillTest {
    /** How labels of a desk begin. */
    static final String OURS = "gd-";

    private static final int KILLS = Integer.getInteger("kill.rounds", 5);
    private static final long SEED = Long.getLong("kill.seed", 29);
    /** Of all kills, how many have to hit a hedge that is being worked; it is one in ten, and far more are meant to. */
    private static final int LEAST_HITS = KILLS / 10;

    private static final String PERPETUAL = "-PERPETUAL";
    private static final int MOST_TRIES = 4;
    private static final long LONGEST_WAIT_MILLIS = 20_000;
    private static final long ONE_HEDGE_MILLIS = 2_000;
    private static final long MOST_HELD_USD = 300_000;

    /** What a failure leaves is evidence. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Long> restartMillis = new ArrayList<>();
    private final Map<Moment, Integer> kills = new HashMap<>();
    private final Set<String> broken = new HashSet<>();
    /** Of earlier kills: an order that was written down and never sent has no answer. */
    private final Set<String> neverAnswered = new HashSet<>();

    private final Map<String, Long> held = new HashMap<>();
    private EmbeddedExchange exchange;
    private Witness witness;
    private Wire wire;
    private OrderSight sight;
    private List<String> futures;
    private int hits;
    private int live;
    private int unanswered;

    /** When it is killed. */
    private enum Moment {
        /** Before it has settled what the last one left. */
        START(22),
        /** At any time while it hedges. */
        ANY_TIME(18),
        /** Within milliseconds of something that happens to one of its orders. */
        ORDER(40),
        /** When the exchange has booked an order and the answer is lost with the connection. */
        UNANSWERED(20);

        /** Of a hundred. */
        private final int share;

        Moment(int share) {
            this.share = share;
        }
    }

    @BeforeEach
    void open() throws Exception {
        SystemClock clock = new SystemClock();
        exchange = EmbeddedExchange.startIn(
                folder.resolve("exchange"),
                ExchangeSettings.defaults().withCredits(CreditLimits.none()).withOrderLimits(CreditLimits.none()),
                new ModelSettings(9, Scenario.CALM, clock.epochMillis(), 0.3),
                clock);
        witness = new Witness(exchange.address(), exchange.keys().full());
        wire = new Wire(exchange.address());
        sight = new OrderSight(exchange.address(), exchange.keys().full(), OURS);
        futures = witness.liquid().stream()
                .filter(name -> !name.endsWith(PERPETUAL) && !name.matches(".*-[CP]"))
                .toList();
    }

    @AfterEach
    void close() throws IOException {
        sight.close();
        wire.close();
        witness.close();
        exchange.close();
    }

    @Test
    void nothingIsLostDoubledOrLeftAliveAfterAnyKill() throws Exception {
        for (int i = 0; i < KILLS; i++) {
            Moment moment = i == 0 ? Moment.ORDER : pick();
            try (HedgeKillProcess desk = start()) {
                live(desk, moment);
                wire.hold(random.nextBoolean());
                desk.kill();
            }
            kills.merge(moment, 1, Integer::sum);
            bury(i, moment);
        }
        try (HedgeKillProcess last = start()) {
            settle(last);
            last.ask(HedgeKillDesk.QUIT);
            assertThat(last.waitForEnd()).isZero();
        }
        HedgeAudit audit = HedgeAudit.of(ledger());
        assertThat(audit.verdict().broken()).isEmpty();
        assertThat(audit.against(witness)).isEmpty();
        tell(audit);
        assertThat(hits).as("kills in the middle of a hedge").isGreaterThan(LEAST_HITS);
    }

    private Path ledger() {
        return folder.resolve("desk").resolve("ledger.db");
    }

    private Moment pick() {
        int dice = random.nextInt(100);
        for (Moment each : Moment.values()) {
            dice -= each.share;
            if (dice < 0) {
                return each;
            }
        }
        throw new IllegalStateException("the shares do not make a hundred");
    }

    private HedgeKillProcess start() throws IOException {
        return HedgeKillProcess.start(
                wire.address(), exchange.keys().trader(), folder.resolve("desk"), folder.resolve("desk.log"));
    }

    private void live(HedgeKillProcess desk, Moment moment) throws Exception {
        if (moment == Moment.START) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(5_000));
            return;
        }
        settle(desk);
        wire.letGo();
        wire.hold(false);
        desk.ask(HedgeKillDesk.GO);
        assertThat(desk.says(HedgeKillDesk.ARMED)).as("it goes on").isTrue();
        push();
        switch (moment) {
            case ORDER -> {
                sight.await(sight.count() + 1, LONGEST_WAIT_MILLIS);
                sight.await(sight.count() + random.nextInt(10), ONE_HEDGE_MILLIS);
                TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
            }
            case UNANSWERED -> {
                sight.await(sight.count() + random.nextInt(6), ONE_HEDGE_MILLIS);
                loseAnAnswer();
            }
            default -> {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
                push();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(3_000));
            }
        }
        assertThat(desk.isAlive()).isTrue();
    }

    /** Ends right after an order was booked, and what came of it does not reach the desk. */
    private void loseAnAnswer() throws InterruptedException {
        boolean isLost = false;
        for (int i = 0; i < MOST_TRIES && !isLost; i++) {
            long buy = exchange.faults().inject(Fault.once(FaultKind.DISCONNECT_AFTER, "private/buy"));
            long sell = exchange.faults().inject(Fault.once(FaultKind.DISCONNECT_AFTER, "private/sell"));
            sight.await(sight.count() + 1, LONGEST_WAIT_MILLIS);
            boolean isBuyLeft = exchange.faults().withdraw(buy);
            boolean isSellLeft = exchange.faults().withdraw(sell);
            isLost = !isBuyLeft || !isSellLeft;
        }
    }

    /** The account is changed by somebody else, so that there is something to hedge. */
    private void push() throws Exception {
        for (String future : futures) {
            long own = held.getOrDefault(future, 0L);
            boolean buys = Math.abs(own) > MOST_HELD_USD ? own < 0 : random.nextBoolean();
            JsonNode answer = witness.ask(
                    buys ? "private/buy" : "private/sell",
                    Map.of(
                            "instrument_name",
                            future,
                            "amount",
                            10_000 * (1 + random.nextInt(8)),
                            "type",
                            "market",
                            "label",
                            "push"));
            if (answer.has("result")) {
                long filled = answer.get("result")
                        .get("order")
                        .get("filled_amount")
                        .decimalValue()
                        .longValue();
                held.merge(future, buys ? filled : -filled, Long::sum);
            }
        }
    }

    /** The dead one is looked at: the chain holds, and what it was doing is counted. */
    private void bury(int number, Moment moment) throws Exception {
        HedgeAudit audit = HedgeAudit.of(ledger());
        assertThat(audit.verdict().broken()).as("the chain after a kill").isEmpty();
        Set<String> working = audit.working();
        broken.addAll(working);
        hits += working.isEmpty() ? 0 : 1;
        Set<String> open = audit.unanswered();
        open.removeAll(neverAnswered);
        neverAnswered.addAll(open);
        unanswered += open.isEmpty() ? 0 : 1;
        boolean isLive = witness.openOrders().stream()
                .anyMatch(order -> order.get("label").stringValue().startsWith(OURS));
        live += isLive ? 1 : 0;
        System.out.printf(
                "drill: kill %d, %s: works %s, %s, %d unanswered%n",
                number + 1, moment, working, isLive ? "alive" : "nothing alive", open.size());
    }

    private void settle(HedgeKillProcess desk) throws Exception {
        assertThat(desk.says(HedgeKillDesk.READY)).as("it starts").isTrue();
        restartMillis.add(desk.ageMillis());
        sameBooks(desk);
        assertThat(troubles()).isEmpty();
    }

    /** What the account told last may be on its way into the ledger. */
    private List<String> troubles() throws Exception {
        List<String> troubles = HedgeAudit.of(ledger()).against(witness);
        for (int i = 0; i < 50 && !troubles.isEmpty(); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            troubles = HedgeAudit.of(ledger()).against(witness);
        }
        return troubles;
    }

    /** The market moves on, so what is compared is what two askings with one look in between agree on. */
    private void sameBooks(HedgeKillProcess desk) throws Exception {
        Ledgers told = Ledgers.of(witness);
        Ledgers seen = desk.look();
        for (int i = 0; i < 50 && !isSame(told, seen); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
            told = Ledgers.of(witness);
            seen = desk.look();
        }
        assertThat(seen.open()).isEqualTo(told.open());
        assertThat(told.fills()).containsAll(seen.fills());
        assertThat(numbers(seen.positions())).isEqualTo(numbers(told.positions()));
        assertThat(numbers(seen.balances())).isEqualTo(numbers(told.balances()));
    }

    /** A desk that begins does not load executions of long ago. */
    private static boolean isSame(Ledgers told, Ledgers seen) {
        return seen.open().equals(told.open())
                && told.fills().containsAll(seen.fills())
                && numbers(seen.positions()).equals(numbers(told.positions()))
                && numbers(seen.balances()).equals(numbers(told.balances()));
    }

    private static Map<String, String> numbers(Map<String, BigDecimal> exact) {
        Map<String, String> words = new HashMap<>();
        exact.forEach(
                (name, number) -> words.put(name, number.stripTrailingZeros().toPlainString()));
        return words;
    }

    private void tell(HedgeAudit audit) {
        List<Long> times = restartMillis.stream().sorted().toList();
        System.out.printf(
                "drill: %d kills %s; %d in the middle of a hedge, %d with an order alive, %d with one unanswered%n",
                KILLS, kills, hits, live, unanswered);
        System.out.printf(
                "drill: %d hedges started, %d done, %d failed, %d of them settled by the next desk; %d orders,"
                        + " %d entries%n",
                audit.started(),
                audit.ended("done"),
                audit.ended("failed"),
                broken.size(),
                audit.orders(),
                audit.verdict().entries());
        System.out.printf(
                "drill: restarts until settled: median %d ms, longest %d ms of %d%n",
                times.get(times.size() / 2), times.getLast(), times.size());
    }
}
