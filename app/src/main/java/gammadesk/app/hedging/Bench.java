package gammadesk.app.hedging;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.analytics.decision.AdvisorOffer;
import gammadesk.analytics.hedging.Advisor;
import gammadesk.analytics.hedging.Advisors;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.hedging.ShortfallSolver;
import gammadesk.analytics.learning.book.BandModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may propose on this desk: the classical rules always, a learned one as far as the court lets it go. */
public final class Bench {
    /** The classical rules alone. */
    public static final Bench CLASSICAL = new Bench(Optional.empty(), Optional.empty());

    private final Supplier<Advisors> classical;
    private final Optional<BandModel> band;
    private final Optional<Admission> ruling;
    private final boolean isTrial;
    private final List<AdvisorOffer> offers;

    /**
     * @param band the learned band, or nothing where there is none or its model is refused
     * @param ruling about the learned band; without one it may do nothing
     */
    public Bench(Optional<BandModel> band, Optional<Admission> ruling) {
        this(AdviceRoom::advisors, band, ruling, false);
    }

    /** For a replay: see {@link TrialBench}. */
    static Bench onTrial(ShortfallSolver solver, Optional<BandModel> band) {
        return new Bench(() -> Advisors.of(solver), band, Optional.empty(), true);
    }

    private Bench(Supplier<Advisors> classical, Optional<BandModel> band, Optional<Admission> ruling, boolean isTrial) {
        this.classical = classical;
        this.band = band;
        this.ruling = ruling;
        this.isTrial = isTrial;
        Stream<AdvisorOffer> always = classical.get().names().stream().map(name -> new AdvisorOffer(name, true, ""));
        Stream<AdvisorOffer> learned =
                band.stream().map(_ -> new AdvisorOffer(LearnedBand.NAME, isAtLeast(Ruling.MAY_ADVISE), words()));
        offers = Stream.concat(always, learned).toList();
    }

    /** Fresh ones, for one thread. */
    Advisors advisors() {
        List<Advisor> all = new ArrayList<>(classical.get().all());
        band.filter(_ -> isAtLeast(Ruling.MAY_ADVISE)).ifPresent(model -> all.add(new LearnedBand(model.rule())));
        return new Advisors(all);
    }

    private boolean isAtLeast(Ruling wanted) {
        return isTrial
                || ruling.filter(held -> held.ruling().compareTo(wanted) >= 0).isPresent();
    }

    /** All that are known, those that may not advise among them. */
    List<AdvisorOffer> offers() {
        return offers;
    }

    private String words() {
        return ruling.map(held -> held.ruling().words() + reasons(held)).orElse("may not advise: nobody has judged it");
    }

    private static String reasons(Admission held) {
        String against = held.against().stream().map(Reason::words).collect(Collectors.joining("; "));
        return against.isEmpty() ? "" : ": " + against;
    }

    /** Why an advisor may not serve at a level, a clause; empty when it may. */
    Optional<String> against(String advisor, AutonomyLevel level) {
        boolean isLearned = advisor.equals(LearnedBand.NAME) && band.isPresent();
        if (!isLearned) {
            return classical.get().named(advisor).isPresent()
                    ? Optional.empty()
                    : Optional.of("there is no advisor “" + advisor + "”");
        }
        boolean may = switch (level) {
            case WATCH, PROPOSE -> isAtLeast(Ruling.MAY_ADVISE);
            case BUDGET -> isAtLeast(Ruling.MAY_RUN);
            case HARD_LIMITS -> false;
        };
        return may ? Optional.empty() : Optional.of("“" + advisor + "” " + words() + beyond(level));
    }

    private static String beyond(AutonomyLevel level) {
        return level == AutonomyLevel.HARD_LIMITS ? "; what is learned never acts beyond a budget" : "";
    }
}
