package gammadesk.app.hedging;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.analytics.decision.AdvisorOffer;
import gammadesk.analytics.decision.PolicyVerdict;
import gammadesk.analytics.hedging.Advisor;
import gammadesk.analytics.hedging.Advisors;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.LearnedBand;
import gammadesk.analytics.hedging.ShortfallSolver;
import gammadesk.app.hedging.Candidate.Learned;
import gammadesk.app.hedging.Candidate.Refused;
import gammadesk.app.hedging.Candidate.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may propose on this desk: the classical rules always, a learned one as far as the court lets it go. */
public final class Bench {
    /** The classical rules alone. */
    public static final Bench CLASSICAL = new Bench(List.of());

    /** The same while it is being read who else learned. */
    public static final Bench READING = new Bench(List.of());

    private static final String UNWATCHED =
            "its evidence has no days to compare live results with, so it may advise and nothing more";

    private final Supplier<Advisors> classical;
    private final List<Candidate> candidates;
    private final boolean isTrial;
    private final Map<String, Reason> withdrawn;
    private final List<AdvisorOffer> offers;

    /** With those that learned, each with a name of its own; what is not judged may do nothing. */
    public Bench(List<Candidate> candidates) {
        this(AdviceRoom::advisors, candidates, false, Map.of());
    }

    /** For a replay: see {@link TrialBench}. */
    static Bench onTrial(ShortfallSolver solver, List<Candidate> candidates) {
        return new Bench(() -> Advisors.of(solver), candidates, true, Map.of());
    }

    private Bench(
            Supplier<Advisors> classical, List<Candidate> candidates, boolean isTrial, Map<String, Reason> withdrawn) {
        this.classical = classical;
        this.candidates = List.copyOf(candidates);
        this.isTrial = isTrial;
        this.withdrawn = Map.copyOf(withdrawn);
        Stream<AdvisorOffer> always = classical.get().names().stream().map(AdvisorOffer::classical);
        offers =
                Stream.concat(always, this.candidates.stream().map(this::offer)).toList();
    }

    /**
     * The same after live results took rulings back.
     *
     * @param reasons by hash of the model
     */
    Bench without(Map<String, Reason> reasons) {
        return reasons.equals(withdrawn) ? this : new Bench(classical, candidates, isTrial, reasons);
    }

    /** The same with none that learned, for a reason that is a clause. */
    Bench refusing(String reason) {
        List<Candidate> refused = candidates.stream()
                .<Candidate>map(
                        one -> new Refused(one.name(), one instanceof Refused before ? before.reason() : reason))
                .toList();
        return new Bench(classical, refused, isTrial, withdrawn);
    }

    /** Those whose model is whole, judged or not. */
    List<Learned> learned() {
        return candidates.stream()
                .flatMap(one -> one instanceof Learned learned ? Stream.of(learned) : Stream.empty())
                .toList();
    }

    /** One by its name; empty for a rule that learned nothing, and for one whose model is not here. */
    Optional<Learned> learned(String advisor) {
        return learned().stream().filter(one -> one.name().equals(advisor)).findFirst();
    }

    /** Fresh ones, for one thread. */
    Advisors advisors() {
        List<Advisor> all = new ArrayList<>(classical.get().all());
        learned().stream()
                .filter(one -> isAtLeast(one, Ruling.MAY_ADVISE))
                .forEach(one -> all.add(new LearnedBand(one.name(), one.model().rule())));
        return new Advisors(all);
    }

    private Optional<Admission> ruling(Learned one) {
        return one.trial()
                .map(trial -> Optional.ofNullable(withdrawn.get(one.modelHash()))
                        .map(trial.admission()::after)
                        .orElse(trial.admission()));
    }

    private boolean isAtLeast(Learned one, Ruling wanted) {
        return isTrial
                || ruling(one)
                        .filter(held -> held.ruling().compareTo(wanted) >= 0)
                        .isPresent();
    }

    /** All that are known, those that may not advise among them. */
    List<AdvisorOffer> offers() {
        return offers;
    }

    private AdvisorOffer offer(Candidate candidate) {
        return switch (candidate) {
            case Learned one ->
                new AdvisorOffer(one.name(), isAtLeast(one, Ruling.MAY_ADVISE), words(one), verdict(one));
            case Refused(String name, String reason) ->
                new AdvisorOffer(name, false, "is refused: " + reason, Optional.empty());
        };
    }

    private Optional<PolicyVerdict> verdict(Learned one) {
        return one.trial()
                .flatMap(trial -> ruling(one)
                        .map(held -> PolicyVerdict.of(
                                held,
                                trial.triedMillis(),
                                one.modelHash(),
                                trial.watch().isPresent())));
    }

    private String words(Learned one) {
        return ruling(one)
                .map(held -> held.ruling().words() + reasons(held) + watching(one, held))
                .orElse("may not advise: nobody has judged it with " + Trial.KIND);
    }

    private static String reasons(Admission held) {
        String against = held.against().stream().map(Reason::words).collect(Collectors.joining("; "));
        return against.isEmpty() ? "" : ": " + against;
    }

    private static String watching(Learned one, Admission held) {
        return held.ruling() == Ruling.MAY_RUN && !isWatchable(one) ? "; but " + UNWATCHED : "";
    }

    private static boolean isWatchable(Learned one) {
        return one.trial().flatMap(Trial::watch).isPresent();
    }

    /** Why an advisor may not serve at a level, a clause; empty when it may. */
    Optional<String> against(String advisor, AutonomyLevel level) {
        return candidates.stream()
                .filter(one -> one.name().equals(advisor))
                .findFirst()
                .map(one -> against(one, level))
                .orElseGet(() -> classical.get().named(advisor).isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                this == READING && advisor.startsWith(LearnedBand.NAME)
                                        ? "what was learned is still being read"
                                        : "there is no advisor “" + advisor + "”"));
    }

    /** Why what a learned advisor proposed must not stand, a clause; empty when it may, and for every other one. */
    Optional<String> silenced(String advisor) {
        return candidates.stream()
                .filter(one -> one.name().equals(advisor))
                .findFirst()
                .flatMap(one -> against(one, AutonomyLevel.PROPOSE));
    }

    private Optional<String> against(Candidate candidate, AutonomyLevel level) {
        return switch (candidate) {
            case Learned one ->
                may(one, level) ? Optional.empty() : Optional.of("“" + one.name() + "” " + words(one) + beyond(level));
            case Refused(String name, String reason) -> Optional.of("“" + name + "” is refused: " + reason);
        };
    }

    private boolean may(Learned one, AutonomyLevel level) {
        return switch (level) {
            case WATCH, PROPOSE -> isAtLeast(one, Ruling.MAY_ADVISE);
            case BUDGET -> isTrial || (isAtLeast(one, Ruling.MAY_RUN) && isWatchable(one));
            case HARD_LIMITS -> false;
        };
    }

    private static String beyond(AutonomyLevel level) {
        return level == AutonomyLevel.HARD_LIMITS ? "; what is learned never acts beyond a budget" : "";
    }
}
