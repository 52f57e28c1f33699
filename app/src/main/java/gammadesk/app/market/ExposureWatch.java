package gammadesk.app.market;

import gammadesk.analytics.desk.AlertRule;
import gammadesk.analytics.desk.AlertWatch;
import gammadesk.analytics.desk.CascadeReading;
import gammadesk.analytics.desk.DatedProjection;
import gammadesk.analytics.desk.DealerPicture;
import gammadesk.analytics.desk.DealerRepricing;
import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.Agreement;
import gammadesk.analytics.exposure.DealerConvention;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.DealerInventory;
import gammadesk.analytics.exposure.DepthCurve;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureEngine;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.exposure.FlowInferred;
import gammadesk.analytics.exposure.InventoryEvidence;
import gammadesk.analytics.exposure.InventoryRules;
import gammadesk.analytics.exposure.InventoryState;
import gammadesk.analytics.exposure.InventoryTracker;
import gammadesk.analytics.exposure.LevelScorecard;
import gammadesk.analytics.exposure.ProfileGrid;
import gammadesk.analytics.exposure.Smiles;
import gammadesk.analytics.market.Combo;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Trade;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.analytics.pricing.PricingKernels;
import gammadesk.analytics.surface.FittedSurface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One currency's dealers: the record of public trades, the maps of every cycle, and in its turn what needs repricing.
 * Written by the analytics thread alone.
 */
final class ExposureWatch {
    /** The cascade is drawn anew with every so many repricings. */
    private static final int TURNS_PER_CASCADE = 4;

    private final Currency currency;
    private final Optional<InventoryState> kept;
    private final ExposureEngine engine;
    private final SessionHistory history = new SessionHistory();
    private final ProjectionWatch ahead;
    private final DepthWatch depth = new DepthWatch();
    private final AlertWatch alerts = new AlertWatch();
    private final ScoreKeeper score;
    private final Map<String, List<Combo.Leg>> combos = new HashMap<>();
    private Set<String> lastListed = Set.of();
    private @Nullable InventoryTracker tracker;
    private Optional<DealerRepricing> repricing = Optional.empty();
    private Optional<DatedProjection> projection = Optional.empty();
    private Optional<LevelScorecard.Card> card = Optional.empty();
    private CascadeReading cascade = new CascadeReading.None("it has not been computed yet");
    private Optional<Smiles> smiles = Optional.empty();
    private long laidOutMillis;
    private int laidOutExpiries;
    private int turns;

    /**
     * Nothing is known yet.
     *
     * @param kept the record of an earlier desk, empty when there is none
     * @param kernels of the same thread
     */
    ExposureWatch(Currency currency, Optional<InventoryState> kept, PricingKernels kernels, RandomGenerator random) {
        this.currency = currency;
        this.kept = kept;
        this.engine = new ExposureEngine(kernels);
        this.ahead = new ProjectionWatch(kernels);
        this.score = new ScoreKeeper(random);
    }

    /** What a cycle knows of the market around the dealers. */
    record Around(FittedSurface surface, List<DepthCurve.Source> books, double futuresCoin) {}

    /** What the trader asked for. */
    record Wishes(ExposureChoice choice, List<AlertRule> rules) {}

    /** The record begins with the first venue time that is known, or goes on. */
    private InventoryTracker tracker(long venueMillis) {
        if (tracker == null) {
            tracker = kept.map(state -> InventoryTracker.restore(InventoryRules.UNTIL_EXPIRY, this::legs, state))
                    .orElseGet(() -> InventoryTracker.begin(InventoryRules.UNTIL_EXPIRY, this::legs, venueMillis));
        }
        return tracker;
    }

    private List<Combo.Leg> legs(String combo) {
        return combos.getOrDefault(combo, List.of());
    }

    /** Takes over what combos are made of; one that is gone may still be in a trade that is under way. */
    void know(List<Combo> listed) {
        Set<String> names = listed.stream().map(Combo::name).collect(Collectors.toSet());
        combos.keySet().removeIf(known -> !lastListed.contains(known) && !names.contains(known));
        lastListed = names;
        listed.forEach(combo -> combos.put(combo.name(), combo.legs()));
    }

    /** Books a public trade of this currency; others pass by. */
    void take(Trade trade) {
        if (trade.instrument().startsWith(currency.code() + "-")) {
            tracker(trade.stamp().venueMillis()).take(trade);
        }
    }

    /** The record to be kept, empty before it began. */
    Optional<InventoryState> state(long venueMillis) {
        return Optional.ofNullable(tracker).map(record -> record.state(venueMillis));
    }

    /** The picture of a cycle: maps of all sides, and in its turn what needs repricing. */
    DealerPicture take(ChainValuation valuation, Around around, Wishes wishes, boolean itsTurn) {
        long now = valuation.chain().venueMillis();
        DealerInventory inventory = tracker(now).snapshot(now);
        ExposureChoice choice = wishes.choice();
        List<DealerConvention> sides = choice.conventions(inventory);
        ExposureBasis basis = choice.basis(inventory);
        load(valuation, around.surface());
        ExposureMap naive = engine.map(basis.withConvention(sides.getFirst()));
        ExposureMap flow = engine.map(basis.withConvention(sides.getLast()));
        ExposureMap map = chosen(basis, naive, flow);
        boolean asked = repricing.filter(last -> !last.choice().equals(choice)).isPresent();
        if ((itsTurn || asked) && map.spot() > 0) {
            reprice(valuation, around, choice, basis, sides, map);
            card = score.take(choice, repricing.orElseThrow().band().readings(), naive, flow);
            projection = ahead.take(valuation, smiles, choice, basis);
        }
        DealerPicture picture = new DealerPicture(
                choice,
                map,
                agreements(naive, flow),
                InventoryEvidence.of((FlowInferred) sides.getLast(), valuation.chain()),
                repricing,
                cascade,
                projection,
                history.take(
                        choice, defaultUnit(basis, naive, sides.getFirst()), defaultUnit(basis, flow, sides.getLast())),
                card,
                List.of());
        return withAlerts(picture, wishes.rules());
    }

    private DealerPicture withAlerts(DealerPicture picture, List<AlertRule> rules) {
        return new DealerPicture(
                picture.choice(),
                picture.map(),
                picture.agreements(),
                picture.evidence(),
                picture.repricing(),
                picture.cascade(),
                picture.projection(),
                picture.session(),
                picture.score(),
                alerts.take(rules, picture));
    }

    private ExposureMap chosen(ExposureBasis basis, ExposureMap naive, ExposureMap flow) {
        if (basis.convention().equals(naive.convention())) {
            return naive;
        }
        return basis.convention().equals(flow.convention()) ? flow : engine.map(basis);
    }

    /** Histories are kept in the greek's first unit, so that another unit can be had of them. */
    private ExposureMap defaultUnit(ExposureBasis basis, ExposureMap map, DealerConvention side) {
        return basis.unit() == basis.greek().defaultUnit()
                ? map
                : engine.map(basis.withConvention(side).withUnit(basis.greek().defaultUnit()));
    }

    private void load(ChainValuation valuation, FittedSurface surface) {
        int expiries = valuation.chain().expiries().size();
        if (surface.venueMillis() != laidOutMillis || expiries != laidOutExpiries) {
            laidOutMillis = surface.venueMillis();
            laidOutExpiries = expiries;
            smiles = FittedSmiles.of(surface, valuation.chain());
        }
        smiles.ifPresentOrElse(fitted -> engine.load(valuation, fitted), () -> engine.load(valuation));
    }

    private void reprice(
            ChainValuation valuation,
            Around around,
            ExposureChoice choice,
            ExposureBasis basis,
            List<DealerConvention> sides,
            ExposureMap map) {
        List<DealerCurve> curves = engine.curves(basis, sides, ProfileGrid.STANDARD, choice.stickiness());
        boolean first =
                repricing.map(DealerRepricing::choice).filter(choice::equals).isEmpty();
        repricing = Optional.of(new DealerRepricing(
                choice,
                valuation.chain().venueMillis(),
                smiles.isPresent() ? "fitted surface" : "smiles of the marks",
                curves,
                engine.band(curves),
                map.levels(),
                engine.ladder(basis, choice.stickiness())));
        DepthCurve.Reading books = depth.take(around.books(), valuation.chain().venueMillis());
        if (first || turns++ % TURNS_PER_CASCADE == 0) {
            cascade = depth.cascade(
                    books,
                    curves.get(choice.side().place()),
                    choice,
                    around.futuresCoin(),
                    valuation.chain().venueMillis());
        }
    }

    private static List<Agreement> agreements(ExposureMap naive, ExposureMap flow) {
        Map<Double, Double> inferred = new HashMap<>();
        flow.strikes().forEach(strike -> inferred.put(strike.strike(), strike.net()));
        List<Agreement> agreements = new ArrayList<>(naive.strikes().size());
        for (StrikeExposure strike : naive.strikes()) {
            double bought = strike.put() - strike.call();
            agreements.add(Agreement.of(strike.net(), bought, inferred.getOrDefault(strike.strike(), 0.0)));
        }
        return agreements;
    }
}
