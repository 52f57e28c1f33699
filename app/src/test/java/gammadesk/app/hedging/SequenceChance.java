package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionStyle;
import gammadesk.analytics.decision.HedgePolicy;
import gammadesk.analytics.hedging.Advice;
import gammadesk.analytics.hedging.AutonomyLevel;
import gammadesk.analytics.hedging.Budget;
import gammadesk.analytics.hedging.CostParts;
import gammadesk.analytics.hedging.FlattenLimits;
import gammadesk.analytics.hedging.HardLimits;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.HedgePicture;
import gammadesk.analytics.hedging.Proposal;
import gammadesk.analytics.hedging.Spend;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Advice and policies without rhyme or reason. */
final class SequenceChance {
    private static final HedgePicture FLAT =
            new HedgePicture(0, 0, 0, 0, Column.of(new double[11]), 0, 100, 1, 1, Double.NaN, Double.NaN);

    private SequenceChance() {}

    static Advice advice(SplittableRandom random, HedgeInput input) {
        Proposal nothing = proposal(List.of(), input);
        List<HedgeLeg> legs = random.nextInt(12) == 0 ? List.of() : legs(random, input);
        return new Advice(legs.isEmpty() ? List.of(nothing) : List.of(proposal(legs, input), nothing));
    }

    private static List<HedgeLeg> legs(SplittableRandom random, HedgeInput input) {
        List<HedgeLeg> legs = new ArrayList<>();
        List<HedgeInstrument> instruments = new ArrayList<>(input.instruments());
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count && !instruments.isEmpty(); i++) {
            HedgeInstrument one = instruments.remove(random.nextInt(instruments.size()));
            Side side = random.nextInt(3) == 0 ? Side.BUY : Side.SELL;
            BigDecimal amount = one.lots(one.amount(0.1 + random.nextDouble()));
            one.limitPrice(side, amount.doubleValue())
                    .ifPresent(price -> legs.add(new HedgeLeg(one.name(), side, amount, price)));
        }
        return legs;
    }

    private static Proposal proposal(List<HedgeLeg> legs, HedgeInput input) {
        return new Proposal(
                "random",
                "Whatever comes: " + legs.size(),
                legs,
                FLAT,
                FLAT,
                CostParts.NONE,
                List.of(),
                List.of(),
                "Nothing happens.",
                input.ages(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Acts by itself, at once, with money for about one hedge an hour. */
    static HedgePolicy poor(SplittableRandom random) {
        HedgePolicy any = policy(random);
        double most = 80_000 + random.nextInt(40_000);
        return any.with(
                any.advisor(),
                any.goal(),
                AutonomyLevel.BUDGET,
                new Budget(spend(most), spend(most), spend(most * 1.5)),
                any.maximumMove(),
                new ExecutionStyle(0, 0.1, 2, 1, 0.002, 0.05, 3));
    }

    static HedgePolicy policy(SplittableRandom random) {
        HedgePolicy first = HedgePolicy.first(Currency.BTC);
        AutonomyLevel[] levels = {
            AutonomyLevel.WATCH,
            AutonomyLevel.PROPOSE,
            AutonomyLevel.PROPOSE,
            AutonomyLevel.BUDGET,
            AutonomyLevel.BUDGET,
            AutonomyLevel.BUDGET,
            AutonomyLevel.HARD_LIMITS,
            AutonomyLevel.HARD_LIMITS
        };
        double most = 80_000 + random.nextInt(80_000);
        double passive = random.nextBoolean() ? 0 : random.nextDouble() * 2;
        return new HedgePolicy(
                Currency.BTC,
                first.advisor(),
                first.goal(),
                levels[random.nextInt(levels.length)],
                new Budget(spend(most), spend(most * 1.5), spend(most * 2.5)),
                new HardLimits(5, 400_000, 0.02, 0.02, 0.3, 100, 1_000, 50, 30, 1, 100_000, 0.1, 1e6, 5),
                new FlattenLimits(1_000_000, 100_000, 0.02),
                5 + random.nextInt(50),
                0.003,
                new ExecutionStyle(
                        passive, 0.5, 2, 0.2 + random.nextDouble() * 0.8, 0.002, 0.05, 3 + random.nextInt(8)),
                1,
                "",
                0);
    }

    private static Spend spend(double usd) {
        return new Spend(usd, usd / 60_000, 1_000, 1_000, 1e6);
    }
}
