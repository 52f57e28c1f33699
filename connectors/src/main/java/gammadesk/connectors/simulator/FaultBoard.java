package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.FaultKind.Stage;
import gammadesk.connectors.simulator.venue.PlatformState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** The faults that are armed. May be used from any thread. */
final class FaultBoard {
    private final List<Armed> armed = new CopyOnWriteArrayList<>();
    private final AtomicLong lastId = new AtomicLong();
    private final RandomGenerator random;

    FaultBoard(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A fault that waits for its moment.
     *
     * @param id its number
     * @param fault what it does
     * @param left how many times yet; without meaning when it has no end
     */
    record Armed(long id, Fault fault, AtomicInteger left) {}

    long arm(Fault fault) {
        long id = lastId.incrementAndGet();
        armed.add(new Armed(id, fault, new AtomicInteger(fault.times())));
        return id;
    }

    boolean withdraw(long id) {
        return armed.removeIf(one -> one.id() == id);
    }

    void clear() {
        armed.clear();
    }

    List<Armed> all() {
        return List.copyOf(armed);
    }

    /** The state in which faults put the venue as a whole: the gravest of them. */
    Optional<PlatformState> closure() {
        return armed.stream()
                .map(Armed::fault)
                .filter(Fault::concernsEverybody)
                .flatMap(fault -> fault.kind().closure().stream())
                .max(Comparator.naturalOrder());
    }

    boolean waitsFor(Stage stage) {
        return !armed.isEmpty()
                && armed.stream().anyMatch(one -> one.fault().kind().stage() == stage);
    }

    /** The fault that strikes now, if any. */
    Optional<Fault> strike(Stage stage, long connection, String method) {
        for (Armed one : armed) {
            Fault fault = one.fault();
            if (fault.kind().stage() == stage && fault.concerns(connection, method) && happens(one)) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private boolean happens(Armed one) {
        if (roll() >= one.fault().probability()) {
            return false;
        }
        if (one.fault().times() == 0) {
            return true;
        }
        int left = one.left().decrementAndGet();
        if (left <= 0) {
            withdraw(one.id());
        }
        return left >= 0;
    }

    private synchronized double roll() {
        return random.nextDouble();
    }
}
