package gammadesk.drills;

import gammadesk.analytics.market.Side;
import gammadesk.connectors.simulator.Fault;
import gammadesk.connectors.simulator.FaultKind;
import gammadesk.connectors.simulator.Faults;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The death of the connection around every order, and lesser mishaps in between, as a seed has them. */
final class Trouble {
    private static final long LATEST_CUT_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    private static final List<String> CHANGES = List.of("private/edit", "private/cancel");
    /** Weighted by how often they stand here. */
    private static final List<FaultKind> MISHAPS = List.of(
            FaultKind.DISCONNECT_BEFORE,
            FaultKind.DISCONNECT_AFTER,
            FaultKind.DISCONNECT_AFTER,
            FaultKind.RETRY,
            FaultKind.RETRY,
            FaultKind.MAINTENANCE,
            FaultKind.EXPIRED_TOKEN);

    private static final List<FaultKind> UNDERWAY =
            List.of(FaultKind.DELAY, FaultKind.DUPLICATE, FaultKind.REORDER, FaultKind.DROP, FaultKind.CORRUPT);

    private final Faults faults;
    private final SplittableRandom random;
    private final List<Long> lesser = new ArrayList<>();
    private final Map<Moment, Integer> deaths = new EnumMap<>(Moment.class);
    private OptionalLong armed = OptionalLong.empty();
    private Moment moment = Moment.SENT_NOT_YET;
    private int missed;

    /** When a connection dies, seen from an order. */
    enum Moment {
        SENT_NOT_YET(15, Optional.empty()),
        /** On its way, on its way back, or at any time in between. */
        ANY_TIME(20, Optional.empty()),
        READ_NOT_BOOKED(18, Optional.of(FaultKind.DISCONNECT_BEFORE)),
        BOOKED_NOT_ANSWERED(38, Optional.of(FaultKind.DISCONNECT_AFTER)),
        REFUSED(7, Optional.of(FaultKind.TOO_MANY_REQUESTS)),
        /** With the answer, and without anybody being told. */
        SILENTLY(2, Optional.of(FaultKind.HALF_OPEN));

        /** Of a hundred. */
        private final int share;

        private final Optional<FaultKind> fault;

        Moment(int share, Optional<FaultKind> fault) {
            this.share = share;
            this.fault = fault;
        }
    }

    Trouble(Faults faults, long seed) {
        this.faults = faults;
        random = new SplittableRandom(seed);
    }

    /** Before an order is submitted: its connection is to die. */
    void lieInWait(Side side) {
        moment = pick();
        String method = side == Side.BUY ? "private/buy" : "private/sell";
        moment.fault.ifPresent(kind ->
                armed = OptionalLong.of(faults.inject(Fault.once(kind, kind == FaultKind.HALF_OPEN ? "" : method))));
        if (moment == Moment.SENT_NOT_YET) {
            faults.dropConnections();
        }
    }

    /** After it was submitted: dies now what has to die by the clock. */
    void strike() {
        if (moment == Moment.ANY_TIME) {
            LockSupport.parkNanos(random.nextLong(LATEST_CUT_NANOS));
            faults.dropConnections();
        }
    }

    /** Once its answer came or is lost. */
    void bury() {
        boolean inVain = armed.isPresent() && faults.withdraw(armed.getAsLong());
        armed = OptionalLong.empty();
        if (inVain) {
            missed++;
        } else {
            deaths.merge(moment, 1, Integer::sum);
        }
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

    /** Something lesser, for edits and cancels or for any message on its way. */
    void brew() {
        lesser.removeIf(faults::withdraw);
        lesser.clear();
        int dice = random.nextInt(100);
        if (dice < 30) {
            FaultKind kind = MISHAPS.get(random.nextInt(MISHAPS.size()));
            lesser.add(faults.inject(Fault.once(kind, CHANGES.get(random.nextInt(CHANGES.size())))));
        } else if (dice < 35) {
            FaultKind kind = UNDERWAY.get(random.nextInt(UNDERWAY.size()));
            lesser.add(faults.inject(Fault.once(kind, "").sized(kind == FaultKind.DELAY ? 1 + random.nextInt(60) : 0)));
        }
    }

    /** How many connections died around orders, by the moment. */
    Map<Moment, Integer> deaths() {
        return Map.copyOf(deaths);
    }

    /** Around how many orders one did. */
    int died() {
        return deaths.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many orders were over before their connection could die. */
    int missed() {
        return missed;
    }
}
