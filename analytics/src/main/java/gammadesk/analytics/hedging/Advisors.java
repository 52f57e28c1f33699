package gammadesk.analytics.hedging;

import java.util.List;
import java.util.Optional;

/**
 * All the advisors that there are, the plainest first.
 *
 * @param all each with a name of its own
 */
public record Advisors(List<Advisor> all) {
    private static final int MOST_INSTRUMENTS = 60;

    public Advisors {
        all = List.copyOf(all);
    }

    /** With a solver for the optimisers, which look at sixty instruments at most. */
    public static Advisors of(ShortfallSolver solver) {
        return new Advisors(List.of(
                new DeltaThreshold(),
                new WhalleyWilmott(),
                new Leland(),
                new SmileDelta(1),
                new ShortfallOptimiser(solver, MOST_INSTRUMENTS, Reach.ANY),
                new ShortfallOptimiser(solver, MOST_INSTRUMENTS, Reach.TAKE_BACK)));
    }

    /** One by its name; empty when none is called so. */
    public Optional<Advisor> named(String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** In their order. */
    public List<String> names() {
        return all.stream().map(Advisor::name).toList();
    }
}
