package gammadesk.views.canned;

import gammadesk.analytics.backtest.court.Admission;
import gammadesk.analytics.backtest.court.Drift;
import gammadesk.analytics.backtest.court.Reason;
import gammadesk.analytics.backtest.court.Ruling;
import gammadesk.analytics.decision.AdvisorOffer;
import gammadesk.analytics.decision.ExecutionReport;
import gammadesk.analytics.decision.ExecutionReport.LegLine;
import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HedgeBoard;
import gammadesk.analytics.decision.HedgeBook;
import gammadesk.analytics.decision.HedgeCard;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.decision.LimitChange;
import gammadesk.analytics.decision.LiveWatch;
import gammadesk.analytics.decision.OrderLine;
import gammadesk.analytics.decision.OutcomeReview;
import gammadesk.analytics.decision.PolicyVerdict;
import gammadesk.analytics.decision.Reconciliation;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.hedging.Arming;
import gammadesk.analytics.hedging.Authority;
import gammadesk.analytics.hedging.Autonomy;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.Belief;
import gammadesk.analytics.hedging.CostParts;
import gammadesk.analytics.hedging.FallBack;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgePicture;
import gammadesk.analytics.hedging.MarketSeen;
import gammadesk.analytics.hedging.Phase;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.ProposalState;
import gammadesk.analytics.hedging.Shown;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.hedging.Standing;
import gammadesk.analytics.hedging.Validity;
import gammadesk.analytics.hedging.Verdict;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A made-up hedge desk: boards for every state that a screen has to show. Immutable; each change is a new one. */
public final class CannedHedges {
    public static final String CALL = "BTC-1MAY26-81000-C";
    public static final HedgeLeg PERPETUAL =
            new HedgeLeg("BTC-PERPETUAL", Side.SELL, new BigDecimal("93000"), new BigDecimal("77290.5"));
    public static final HedgeLeg OPTION =
            new HedgeLeg(CALL, Side.SELL, new BigDecimal("2.5"), new BigDecimal("0.0335"));

    private static final Authority HUMAN = new Authority.Person("anna", "");

    private final long now;
    private HaltState halt = new HaltState.Running();
    private String obstacle = "";
    private Reconciliation reconciliation = new Reconciliation(true, List.of(), true);
    private List<HedgeBook> books;
    private List<HedgeCard> open = List.of();
    private List<HedgeCard> ended = List.of();
    private static final List<AdvisorOffer> ADVISORS = List.of(
            AdvisorOffer.classical("delta"),
            AdvisorOffer.classical("whalley-wilmott"),
            new AdvisorOffer(
                    "learned-band",
                    false,
                    "may not advise: probability of backtest overfitting 0.412 is above 0.200, the limit for advising",
                    Optional.empty()));

    private List<LimitChange> changes = List.of();
    private List<AdvisorOffer> advisors = ADVISORS;

    public CannedHedges(ManualClock clock) {
        this.now = clock.epochMillis();
        this.books = List.of(btc(), eth());
    }

    public CannedHedges halted(HaltMode mode, String progress) {
        halt = new HaltState.Halted(mode, "anna", "pressed on the screen", now - 65_000, progress);
        return this;
    }

    public CannedHedges obstacle(String clause) {
        obstacle = clause;
        return this;
    }

    public CannedHedges found(boolean complete, String... findings) {
        reconciliation = new Reconciliation(complete, List.of(findings), false);
        return this;
    }

    public CannedHedges open(HedgeCard... cards) {
        open = List.of(cards);
        return this;
    }

    public CannedHedges open(List<HedgeCard> cards) {
        open = List.copyOf(cards);
        return this;
    }

    public CannedHedges ended(List<HedgeCard> cards) {
        ended = List.copyOf(cards);
        return this;
    }

    public CannedHedges books(HedgeBook... some) {
        books = List.of(some);
        return this;
    }

    public CannedHedges changes(LimitChange... some) {
        changes = List.of(some);
        return this;
    }

    /** A learned policy that may advise, watched for eleven days of which one did not count. */
    public static final String LEARNED = "learned-band (mine)";

    public static final String MODEL = "9f3ac0de".repeat(8);

    public CannedHedges learned(Ruling ruling, boolean isWatchable) {
        Reason days = new Reason(
                Reason.Measure.RECORDED_DAYS,
                ruling,
                19.9,
                30,
                "recorded days 19.9 is below 30.0, the limit for running");
        Reason risk = new Reason(
                Reason.Measure.SHORTFALL,
                Ruling.MAY_RUN,
                -0.123,
                0,
                "ES 95 against the best baseline -12.3 % is not above +0.0 %");
        advisors = List.of(
                ADVISORS.getFirst(),
                new AdvisorOffer(
                        LEARNED,
                        true,
                        ruling.words() + ": " + days.words(),
                        Optional.of(PolicyVerdict.of(
                                Admission.of("learned-band", "all books", List.of(days, risk)),
                                now - 38 * 86_400_000L,
                                MODEL,
                                isWatchable))),
                new AdvisorOffer(
                        "learned-band (cut)",
                        false,
                        "is refused: cut.model: its checksum does not fit: it was cut off or changed",
                        Optional.empty()));
        return this;
    }

    /** The BTC book with that policy as its advisor. */
    public HedgeBook learnedBook(double profitShare) {
        HedgeBook plain = btc();
        HedgePolicy policy = plain.policy();
        Drift drift = new Drift(
                new Drift.Gauge(0, 1e-3, 5, 5 * profitShare, 5 * profitShare, 11),
                new Drift.Gauge(1e-5, 1e-5, 4, 0.2, 0.9, 11));
        return new HedgeBook(
                policy.with(
                        LEARNED, policy.goal(), policy.level(), policy.budget(), policy.maximumMove(), policy.style()),
                plain.autonomy(),
                plain.level(),
                plain.spentHour(),
                plain.spentDay(),
                plain.source(),
                plain.saying(),
                plain.saidMillis(),
                plain.troubles(),
                Optional.of(new LiveWatch(drift, 1, "the book was mostly changed by hand")));
    }

    /** Inside of what it was trained on, clamped at one end. */
    public static Belief believed() {
        return new Belief(
                0.64,
                0.08,
                0.22,
                0.42,
                "cost",
                true,
                List.of(new Belief.Clamp("largest delta, upper end", 0.8123, 0.5, "BTC")));
    }

    /** Beyond it. */
    public static Belief strange() {
        return new Belief(0, Double.NaN, 0.22, 1.31, "time to expiry", false, List.of());
    }

    /** A proposal of that policy. */
    public HedgeCard learnedCard(String id, Belief belief) {
        Proposal plain = proposal(
                "Delta is outside its band (delta 1.2031, band -0.4402 to 0.5000 by the learned band, 64 % of the way from "
                        + "the classical ±0.3912): sell 93000 BTC-PERPETUAL.",
                before(), after());
        Proposal own = new Proposal(
                LEARNED,
                plain.sentence(),
                plain.legs(),
                plain.before(),
                plain.after(),
                plain.cost(),
                List.of(),
                plain.alternatives(),
                plain.ifNothing(),
                plain.agesSeconds(),
                plain.invalidatedBy(),
                Optional.empty(),
                Optional.of(belief));
        return card(id, 1, 0, new ProposalState.Proposed(), own, ExecutionReport.NONE);
    }

    public HedgeBoard board() {
        return new HedgeBoard(now, halt, obstacle, reconciliation, books, open, ended, changes, advisors);
    }

    /** Proposes, with nothing armed. */
    public HedgeBook btc() {
        return new HedgeBook(
                HedgePolicy.first(Currency.BTC),
                Autonomy.PROPOSING,
                AutonomyLevel.PROPOSE,
                new Spend(36_000, 0.5, 40, 0.4, 120),
                new Spend(136_000, 2, 140, 1.2, 1_120),
                new BookSource.Account("demo", true),
                "Delta +1.2031 BTC is outside ±0.1 BTC: sell 93000 BTC-PERPETUAL.",
                now - 12_000,
                Set.of(),
                Optional.empty());
    }

    /** Armed inside a budget. */
    public HedgeBook eth() {
        HedgePolicy first = HedgePolicy.first(Currency.ETH);
        HedgePolicy policy = first.with(
                        "whalley-wilmott",
                        first.goal(),
                        AutonomyLevel.BUDGET,
                        first.budget(),
                        first.maximumMove(),
                        first.style())
                .stamped(3, "anna", now - 7_200_000);
        return new HedgeBook(
                policy,
                Autonomy.of(AutonomyLevel.BUDGET).armed(new Arming("anna", now - 1_000_000, now + 2_530_000)),
                AutonomyLevel.BUDGET,
                new Spend(36_000, 0.5, 285, 0.4, 120),
                new Spend(370_000, 2, 340, 1.2, 1_120),
                new BookSource.Account("demo", true),
                "Delta −0.4120 ETH lies inside the band of ±1.9320 ETH: nothing to do.",
                now - 4_000,
                Set.of(),
                Optional.empty());
    }

    /** Fell back from acting by itself. */
    public HedgeBook fallen() {
        HedgeBook armed = eth();
        return new HedgeBook(
                armed.policy(),
                armed.autonomy().after(Set.of(FallBack.FEED_GAP, FallBack.CLOCK)),
                AutonomyLevel.PROPOSE,
                armed.spentHour(),
                armed.spentDay(),
                armed.source(),
                armed.saying(),
                0,
                Set.of(FallBack.CLOCK),
                Optional.empty());
    }

    /** Waits for a decision. */
    public HedgeCard waiting(String id) {
        return card(id, 1, 0, new ProposalState.Proposed(), proposal(), ExecutionReport.NONE);
    }

    public HedgeCard card(
            String id, int version, long revision, ProposalState state, Proposal proposal, ExecutionReport execution) {
        Shown shown = new Shown(
                id,
                version,
                proposal.legs(),
                Map.of(
                        "order, coin", "5.0",
                        "order, USD", "250000.0",
                        "collar from mark", "0.02",
                        "free margin", "0.1",
                        "daily loss, USD", "25000.0",
                        "orders per minute", "20"),
                new Validity(now + 42_500, 0.003),
                new MarketSeen(now - 1_200, Map.of("BTC", 77_364.8, "BTC-PERPETUAL", 77_371.5, CALL, 0.0341)));
        return new HedgeCard(
                Currency.BTC,
                proposal,
                new Standing(shown, shown.hash(), revision, now - 17_000, state),
                List.of(),
                execution,
                Optional.empty());
    }

    public HedgeCard in(String id, ProposalState state) {
        return card(id, 1, 4, state, proposal(), ExecutionReport.NONE);
    }

    public HedgeCard stopped(String id) {
        HedgeCard card = waiting(id);
        return new HedgeCard(
                card.coin(),
                card.proposal(),
                card.standing(),
                List.of(
                        new Verdict.Stop("price collar", "the limit 77290.5 is 2.3 % below the mark, 2.0 % is allowed"),
                        new Verdict.Stop("stale data", "BTC-PERPETUAL was last heard of 7.2 s ago, 5.0 s are allowed")),
                card.execution(),
                card.outcome());
    }

    public HedgeCard executing(String id) {
        return card(
                id, 1, 3, new ProposalState.Executing(HUMAN), proposal(), execution("0", "0", OrderLine.State.WORKING));
    }

    public HedgeCard partly(String id) {
        return card(
                id,
                1,
                5,
                new ProposalState.PartiallyFilled(HUMAN, 0.42),
                proposal(),
                execution("56000", "0.6", OrderLine.State.WORKING));
    }

    public HedgeCard unknown(String id) {
        return card(
                id,
                1,
                6,
                new ProposalState.Unknown(HUMAN, 0.42, "the connection was lost before the venue answered"),
                proposal(),
                execution("56000", "0.6", OrderLine.State.UNKNOWN));
    }

    public HedgeCard done(String id) {
        HedgeCard card =
                card(id, 1, 9, new ProposalState.Done(), proposal(), execution("93000", "2.5", OrderLine.State.FILLED));
        return new HedgeCard(
                card.coin(),
                card.proposal(),
                card.standing(),
                card.stops(),
                card.execution(),
                Optional.of(new OutcomeReview(now, 0.0107, 0.0113, -214.52, 611.08)));
    }

    /** One ended record of every kind, over and over. */
    public List<HedgeCard> history(int count) {
        List<HedgeCard> cards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = "old-" + i;
            cards.add(
                    switch (i % 4) {
                        case 0 -> done(id);
                        case 1 -> in(id, new ProposalState.Rejected("anna", "the roll is tomorrow anyway"));
                        case 2 ->
                            card(
                                    id,
                                    1,
                                    7,
                                    new ProposalState.Failed("the second order was not filled within 60 s"),
                                    proposal(),
                                    execution("56000", "0", OrderLine.State.CANCELLED));
                        default -> in(id, new ProposalState.Superseded("old-" + (i - 1)));
                    });
        }
        return cards;
    }

    /** Many that wait. */
    public List<HedgeCard> many(int count) {
        List<HedgeCard> cards = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cards.add(i % 7 == 3 ? stopped("p-" + i) : waiting("p-" + i));
        }
        return cards;
    }

    public static HedgePicture before() {
        return new HedgePicture(
                1.2031,
                -0.000041,
                -812.4,
                391.06,
                Column.of(-31_200, -21_900, -12_850, -5_260, -1_760, 0, 1_480, 2_310, 1_020, -4_900, -14_800),
                9_412.77,
                3.4121,
                0.5102,
                0.3978,
                -0.312,
                0.468);
    }

    public static HedgePicture after() {
        return new HedgePicture(
                0.0107,
                -0.000039,
                -1_105.2,
                428.4,
                Column.of(-14_100, -8_900, -4_320, -1_190, -230, 0, -190, -1_420, -6_800, -17_400, -31_900),
                5_208.31,
                3.4121,
                0.4873,
                0.3802,
                -0.411,
                0.402);
    }

    public static HedgePicture unknown() {
        double nan = Double.NaN;
        return new HedgePicture(
                nan, nan, nan, nan, Column.of(new double[11]).map(_ -> nan), nan, nan, nan, nan, nan, nan);
    }

    public Proposal proposal() {
        return proposal(
                "Sell 93000 BTC-PERPETUAL and 2.5 " + CALL + ": delta +1.2031 BTC is outside of ±0.1 BTC.",
                before(),
                after());
    }

    public Proposal proposal(String sentence, HedgePicture before, HedgePicture after) {
        CostParts cost = new CostParts(11.82, 46.5, 3.17, -0.92, 0);
        return new Proposal(
                "optimiser",
                sentence,
                List.of(PERPETUAL, OPTION),
                before,
                after,
                cost,
                List.of("BTC-PERPETUAL: largest amount allowed by depth or book", "delta at its limit"),
                List.of(
                        new Proposal.Alternative(
                                "Only the perpetual: keeps 81 % of the improvement.",
                                List.of(PERPETUAL), new CostParts(5.1, 38.2, 1.4, -0.92, 0)),
                        new Proposal.Alternative("Do nothing.", List.of(), CostParts.NONE)),
                "If nothing is done, a fall of 5 % costs 5,260 USD, and the expected shortfall stays 9,412.77 USD.",
                Map.of(
                        "index",
                        0.3,
                        "book of BTC-PERPETUAL",
                        0.2,
                        "surface",
                        1.4,
                        "positions",
                        0.8,
                        "funding",
                        Double.NaN),
                List.of(
                        "BTC moves by more than 0.3 %",
                        "an order of the account is filled", "implied volatility moves by 2 points"),
                Optional.of(new Proposal.Quality(5_268.9, 5_180.2, true)),
                Optional.empty());
    }

    private ExecutionReport execution(String perpetual, String option, OrderLine.State last) {
        boolean hasFills = !perpetual.equals("0");
        boolean hasOption = !option.equals("0");
        double nan = Double.NaN;
        return new ExecutionReport(
                List.of(
                        new LegLine(
                                PERPETUAL.instrument(),
                                PERPETUAL.side(),
                                PERPETUAL.amount(),
                                new BigDecimal(perpetual),
                                77_371.25,
                                hasFills ? 77_366.1 : nan,
                                hasFills ? 3.73 : 0,
                                hasFills ? 28 : 0),
                        new LegLine(
                                OPTION.instrument(),
                                OPTION.side(),
                                OPTION.amount(),
                                new BigDecimal(option),
                                0.0341,
                                hasOption ? 0.0339 : nan,
                                hasOption ? 9.28 : 0,
                                hasOption ? 13.93 : 0)),
                List.of(
                        order("gd-h-1-0", PERPETUAL, 0, perpetual, hasFills ? OrderLine.State.FILLED : last, ""),
                        order(
                                "gd-h-1-1",
                                OPTION,
                                1,
                                option,
                                last,
                                last == OrderLine.State.UNKNOWN ? "no answer within 3 s; being looked up" : "")),
                "Order 2 waits at its own side of the book for 4 s, then it crosses.");
    }

    private OrderLine order(String label, HedgeLeg leg, int index, String filled, OrderLine.State state, String note) {
        return new OrderLine(
                label,
                index,
                leg.instrument(),
                leg.side(),
                leg.amount(),
                leg.limitPrice(),
                index == 1,
                new BigDecimal(filled),
                filled.equals("0") ? Optional.empty() : Optional.of(leg.limitPrice()),
                state,
                note,
                now - 900);
    }

    /** The same card after somebody else acted on it. */
    public static HedgeCard moved(HedgeCard card) {
        Standing old = card.standing();
        boolean isWaiting = old.phase() == Phase.PROPOSED;
        return new HedgeCard(
                card.coin(),
                card.proposal(),
                new Standing(
                        old.shown(),
                        old.hash(),
                        old.revision() + 1,
                        old.sinceMillis() + 1_000,
                        isWaiting ? new ProposalState.Edited() : old.state()),
                card.stops(),
                card.execution(),
                card.outcome());
    }
}
