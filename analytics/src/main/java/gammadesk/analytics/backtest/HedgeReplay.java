package gammadesk.analytics.backtest;

import gammadesk.analytics.hedging.CostModel;
import gammadesk.analytics.hedging.HedgeInput;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.FutureName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.ContractProfit;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.analytics.risk.RiskBook.Entry;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Walks a book through recorded moments under a rule. At each moment the advisor sees that moment and those before; its
 * orders cross the recorded quotes of the same moment, or of a later one, and pay the venue's fees leg by leg. Hedges
 * are carried, and closed at the last moment unless they only take back what the book held.
 *
 * <p>USD, as one who turns coin into USD at every moment: an option is worth its coin mark times the forward, the coin
 * profit of an inverse future is worth the future's mark. What expires between two moments is settled at the index of
 * the later one. How much stood at a quote was not recorded: a leg is filled whole or missed. The advisors' clock
 * stands still.
 *
 * @param moments ascending in time, at least two
 * @param coin whose risk is hedged
 * @param costs as the advisors reckon; its fee terms are also those that are charged
 * @param fills how orders meet the quotes
 */
public record HedgeReplay(List<HedgeMoment> moments, Currency coin, CostModel costs, ReplayFills fills) {
    private static final double FUNDING_MILLIS = 8 * 3_600_000;

    /** Throws {@link IllegalArgumentException} when there are too few moments. */
    public HedgeReplay {
        moments = List.copyOf(moments);
        if (moments.size() < 2) {
            throw new IllegalArgumentException("a replay needs two moments");
        }
    }

    /**
     * Runs it. The same rule and book have the same path when the rule's advisor has no time limit.
     *
     * @throws IllegalArgumentException when something held has no market at a moment
     */
    public HedgePath run(RiskBook book, HedgeRule rule) {
        return new Run(book, rule).path();
    }

    private final class Run {
        private final HedgeRule rule;
        private final Map<String, Double> book = new TreeMap<>();
        private final Map<String, Double> hedge = new TreeMap<>();
        private final List<RiskMarket> known = new ArrayList<>();
        private final Map<Integer, List<HedgeLeg>> orders = new TreeMap<>();
        private final List<HedgeFill> done = new ArrayList<>();
        private final SplittableRandom random = new SplittableRandom(fills.seed());
        private final List<HedgeStep> steps = new ArrayList<>();
        private int missed;

        Run(RiskBook book, HedgeRule rule) {
            this.rule = rule;
            book.entries().forEach(entry -> this.book.merge(entry.instrument(), entry.amount(), Double::sum));
        }

        HedgePath path() {
            HedgeMoment now = moments.getFirst();
            double optionsUsd = optionCoins() * now.market().index(coin);
            for (int i = 0; i < moments.size() - 1; i++) {
                known.add(now.market());
                List<HedgeFill> filled = trade(i, now);
                HedgeMoment next = moments.get(i + 1).knowing(held());
                boolean isLast = i == moments.size() - 2;
                steps.add(step(now, next, filled, isLast));
                forgetExpired(next);
                now = next;
            }
            return new HedgePath(rule, steps, done, missed, optionsUsd);
        }

        private double optionCoins() {
            return book.entrySet().stream()
                    .filter(one -> isOption(one.getKey()))
                    .mapToDouble(one -> Math.abs(one.getValue()))
                    .sum();
        }

        private Set<String> held() {
            Set<String> names = new HashSet<>(book.keySet());
            names.addAll(hedge.keySet());
            return names;
        }

        private List<HedgeFill> trade(int moment, HedgeMoment now) {
            List<HedgeFill> filled = new ArrayList<>();
            if (fills.delay() == 0) {
                fill(decide(now), now, filled);
            } else {
                fill(orders.getOrDefault(moment, List.of()), now, filled);
                orders.put(moment + fills.delay(), decide(now));
            }
            return filled;
        }

        private List<HedgeLeg> decide(HedgeMoment now) {
            return rule.advisor()
                    .map(advisor -> advisor.advise(input(now)).best().legs())
                    .orElse(List.of());
        }

        private HedgeInput input(HedgeMoment now) {
            List<Entry> entries = new ArrayList<>();
            book.forEach((name, amount) -> entries.add(new Entry(name, amount)));
            hedge.forEach((name, amount) -> entries.add(new Entry(name, amount)));
            return new HedgeInput(
                    new RiskBook(entries, List.of()),
                    now.market(),
                    coin,
                    now.instruments(),
                    rule.goal(),
                    costs,
                    rule.chance().of(List.copyOf(known)),
                    BookMargin.Model.PORTFOLIO,
                    Optional.empty(),
                    Map.of(),
                    PricingKernels.scalar(),
                    () -> 0);
        }

        private void fill(List<HedgeLeg> legs, HedgeMoment now, List<HedgeFill> filled) {
            for (HedgeLeg leg : legs) {
                Optional<HedgeInstrument> instrument =
                        now.instrument(leg.instrument()).filter(_ -> !isMissed());
                instrument.ifPresentOrElse(
                        one -> filled.add(fill(one, leg.side(), leg.amount().doubleValue(), now)), () -> missed++);
            }
        }

        private boolean isMissed() {
            return fills.missChance() > 0 && random.nextDouble() < fills.missChance();
        }

        private HedgeFill fill(HedgeInstrument instrument, Side side, double amount, HedgeMoment now) {
            double price = fills.price(instrument, side);
            double signed = side.sign() * amount;
            hedge.merge(instrument.name(), signed, Amounts::plus);
            hedge.values().removeIf(held -> held == 0);
            HedgeFill fill = new HedgeFill(
                    now.millis(),
                    instrument.name(),
                    signed,
                    price,
                    -earned(instrument.name(), signed, price, instrument.mark(), instrument.usdPerPrice()),
                    costs.fees().feeUsd(instrument, price, amount),
                    instrument.notionalUsd(amount));
            done.add(fill);
            return fill;
        }

        private HedgeStep step(HedgeMoment from, HedgeMoment to, List<HedgeFill> filled, boolean isLast) {
            double bookUsd = profit(book, from, to);
            double hedgeUsd = profit(hedge, from, to);
            double fundingUsd = funding(from, to);
            List<HedgeFill> paid = new ArrayList<>(filled);
            if (isLast) {
                close(to, paid);
            }
            return new HedgeStep(
                    from.millis(),
                    to.millis(),
                    bookUsd,
                    hedgeUsd,
                    paid.stream().mapToDouble(HedgeFill::spreadUsd).sum(),
                    paid.stream().mapToDouble(HedgeFill::feeUsd).sum(),
                    fundingUsd);
        }

        private void close(HedgeMoment last, List<HedgeFill> paid) {
            Map<String, Double> open = new TreeMap<>();
            hedge.forEach((name, amount) -> {
                double against = -Math.signum(amount) * book.getOrDefault(name, 0.0);
                open.put(name, Math.signum(amount) * Math.max(0, Math.abs(amount) - Math.max(0, against)));
            });
            open.values().removeIf(amount -> amount == 0);
            open.forEach((name, amount) -> last.instrument(name)
                    .ifPresentOrElse(
                            one -> paid.add(fill(one, amount > 0 ? Side.SELL : Side.BUY, Math.abs(amount), last)),
                            () -> missed++));
        }

        private double profit(Map<String, Double> held, HedgeMoment from, HedgeMoment to) {
            double sum = 0;
            for (Map.Entry<String, Double> one : held.entrySet()) {
                Worth was = worth(one.getKey(), from);
                Worth is = worth(one.getKey(), to);
                sum += isOption(one.getKey())
                        ? one.getValue() * (is.usd() - was.usd())
                        : earned(one.getKey(), one.getValue(), was.price(), is.price(), 1);
            }
            return sum;
        }

        private double funding(HedgeMoment from, HedgeMoment to) {
            double share = (to.millis() - from.millis()) / FUNDING_MILLIS;
            double sum = 0;
            for (Map.Entry<String, Double> one : hedge.entrySet()) {
                sum += from.instrument(one.getKey())
                        .filter(instrument -> instrument.spec().kind() == InstrumentKind.PERPETUAL)
                        .filter(instrument -> Double.isFinite(instrument.funding8h()))
                        .map(instrument -> Math.signum(one.getValue())
                                * instrument.notionalUsd(Math.abs(one.getValue()))
                                * instrument.funding8h()
                                * share)
                        .orElse(0.0);
            }
            return sum;
        }

        private void forgetExpired(HedgeMoment now) {
            book.keySet().removeIf(name -> isOver(name, now));
            hedge.keySet().removeIf(name -> isOver(name, now));
        }
    }

    /** The mark in the price unit and in USD per unit of the amount. */
    private record Worth(double price, double usd) {}

    private Worth worth(String text, HedgeMoment at) {
        InstrumentName name = InstrumentName.parse(text).orElseThrow();
        double index = at.market().index(coin);
        if (isOver(text, at)) {
            double usd = name instanceof OptionName option
                    ? ContractProfit.payoff(
                            Settlement.LINEAR, option.type(), option.strike().doubleValue(), index)
                    : index;
            return new Worth(name instanceof OptionName ? usd / index : index, usd);
        }
        Mark mark = at.market().marks().get(text);
        if (mark == null || !(mark.price() >= 0)) {
            throw new IllegalArgumentException(text + " has no market at " + at.millis());
        }
        boolean isInverseOption =
                name.kind() == InstrumentKind.OPTION && name.family().settlement() == Settlement.INVERSE;
        return new Worth(mark.price(), mark.price() * (isInverseOption ? mark.forward() : 1));
    }

    private static double earned(String text, double amount, double from, double to, double usdPerPrice) {
        return ContractProfit.usdBetween(InstrumentName.parse(text).orElseThrow(), amount, from, to, usdPerPrice);
    }

    private static boolean isOption(String text) {
        return InstrumentName.parse(text).orElseThrow().kind() == InstrumentKind.OPTION;
    }

    private static boolean isOver(String text, HedgeMoment at) {
        Optional<Expiry> expiry = switch (InstrumentName.parse(text).orElseThrow()) {
            case OptionName option -> Optional.of(option.expiry());
            case FutureName future -> Optional.of(future.expiry());
            default -> Optional.empty();
        };
        return expiry.filter(at::isOver).isPresent();
    }
}
