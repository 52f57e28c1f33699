package gammadesk.drills;

import gammadesk.connectors.simulator.Fault;
import gammadesk.connectors.simulator.FaultKind;
import gammadesk.connectors.simulator.Faults;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Lets one thing after the other go wrong, as a seed has it. */
final class Trouble {
    private static final List<String> METHODS =
            List.of("private/buy", "private/sell", "private/edit", "private/cancel");
    /** Weighted by how often they stand here: most end the connection around a request. */
    private static final List<FaultKind> AROUND = List.of(
            FaultKind.DISCONNECT_BEFORE,
            FaultKind.DISCONNECT_BEFORE,
            FaultKind.DISCONNECT_BEFORE,
            FaultKind.DISCONNECT_AFTER,
            FaultKind.DISCONNECT_AFTER,
            FaultKind.DISCONNECT_AFTER,
            FaultKind.DISCONNECT_AFTER,
            FaultKind.DISCONNECT_AFTER,
            FaultKind.TOO_MANY_REQUESTS,
            FaultKind.RETRY,
            FaultKind.SETTLEMENT,
            FaultKind.LOCKED,
            FaultKind.MAINTENANCE,
            FaultKind.EXPIRED_TOKEN);

    private static final List<FaultKind> UNDERWAY = List.of(
            FaultKind.DROP,
            FaultKind.DROP,
            FaultKind.DELAY,
            FaultKind.DELAY,
            FaultKind.DUPLICATE,
            FaultKind.DUPLICATE,
            FaultKind.REORDER,
            FaultKind.REORDER,
            FaultKind.CORRUPT,
            FaultKind.HALF_OPEN);

    private final Faults faults;
    private final SplittableRandom random;
    private final List<Long> armedNow = new ArrayList<>();
    private final Map<FaultKind, Integer> armed = new EnumMap<>(FaultKind.class);

    Trouble(Faults faults, long seed) {
        this.faults = faults;
        random = new SplittableRandom(seed);
    }

    /** Arms something for the next such request, or for a message on its way, or cuts everybody now. */
    void brew() {
        armedNow.removeIf(faults::withdraw);
        armedNow.clear();
        int dice = random.nextInt(100);
        if (dice < 60) {
            FaultKind kind = AROUND.get(random.nextInt(AROUND.size()));
            arm(Fault.once(kind, METHODS.get(random.nextInt(METHODS.size()))));
        } else if (dice < 75) {
            FaultKind kind = UNDERWAY.get(random.nextInt(UNDERWAY.size()));
            arm(Fault.once(kind, "").sized(kind == FaultKind.DELAY ? 1 + random.nextInt(60) : 0));
        } else {
            faults.dropConnections();
        }
    }

    private void arm(Fault fault) {
        armed.merge(fault.kind(), 1, Integer::sum);
        armedNow.add(faults.inject(fault));
    }

    /** What was armed so far. */
    Map<FaultKind, Integer> armed() {
        return Map.copyOf(armed);
    }
}
