package gammadesk.app.market;

import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureHistory.Strikes;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ExposureMap.StrikeExposure;
import gammadesk.analytics.exposure.ExposureUnit;
import gammadesk.analytics.exposure.SignConvention;
import java.util.ArrayList;
import java.util.List;

/**
 * Earlier maps of the session for looking back, bounded: the last half hour every ten seconds, a day every minute. The
 * naive and the flow-inferred map are kept; the other sides follow from the naive one, so that choosing another side
 * does not lose the past. Another greek, size or bucket begins it anew, because the numbers cannot be compared.
 */
final class SessionHistory {
    private static final long DENSE_SPACING_MILLIS = 10_000;
    private static final long SPARSE_SPACING_MILLIS = 60_000;
    private static final long DENSE_MILLIS = 30 * 60_000;
    private static final int MOST = 1_620;
    /** Strikes farther from spot than this are not looked back at. */
    private static final double REACH = 0.6;

    /** Share of the options that may be unknown. */
    private static final double MOST_MISSING = 0.1;

    private final List<Entry> entries = new ArrayList<>();
    private final List<Strikes> shown = new ArrayList<>();
    private List<Strikes> published = List.of();
    private ExposureChoice choice = ExposureChoice.STANDARD;

    private record Entry(Strikes naive, Strikes flow) {
        long atMillis() {
            return naive.atMillis();
        }
    }

    /** Keeps a moment when one is due and gives the past under the choice, oldest first. */
    List<Strikes> take(ExposureChoice now, ExposureMap naive, ExposureMap flow) {
        boolean changed = adopt(now);
        boolean due =
                entries.isEmpty() || naive.venueMillis() - entries.getLast().atMillis() >= DENSE_SPACING_MILLIS;
        if (due && isComplete(naive)) {
            Entry entry = new Entry(kept(naive), kept(flow));
            entries.add(entry);
            shown.add(side(entry));
            thin(entry.atMillis());
            changed = true;
        }
        if (changed) {
            published = List.copyOf(shown);
        }
        return published;
    }

    /** What was seen while a chain arrived would look like a change of it. */
    private static boolean isComplete(ExposureMap map) {
        int options = map.instruments().instruments().size();
        return map.spot() > 0 && map.missing() <= MOST_MISSING * options;
    }

    private boolean adopt(ExposureChoice now) {
        boolean same = now.greek() == choice.greek() && now.size() == choice.size() && now.bucket() == choice.bucket();
        boolean flowsSame = now.flows().equals(choice.flows());
        boolean shownSame = same && flowsSame && now.side() == choice.side() && now.unit() == choice.unit();
        choice = now;
        if (!same || !flowsSame) {
            entries.clear();
        }
        if (!shownSame) {
            shown.clear();
            entries.forEach(entry -> shown.add(side(entry)));
        }
        return !shownSame;
    }

    private void thin(long nowMillis) {
        int old = entries.size() - 1;
        while (old >= 0 && entries.get(old).atMillis() >= nowMillis - DENSE_MILLIS) {
            old--;
        }
        boolean crowded =
                old >= 1 && entries.get(old).atMillis() - entries.get(old - 1).atMillis() < SPARSE_SPACING_MILLIS;
        if (crowded) {
            remove(old);
        }
        if (entries.size() > MOST) {
            remove(0);
        }
    }

    private void remove(int place) {
        entries.remove(place);
        shown.remove(place);
    }

    private static Strikes kept(ExposureMap map) {
        double low = map.spot() * (1 - REACH);
        double high = map.spot() * (1 + REACH);
        return new Strikes(
                map.venueMillis(),
                map.spot(),
                map.basis(),
                map.strikes().stream()
                        .filter(strike -> strike.strike() >= low && strike.strike() <= high)
                        .toList());
    }

    private Strikes side(Entry entry) {
        return switch (choice.side()) {
            case NAIVE -> signed(entry.naive(), 1, 1, SignConvention.NAIVE);
            case INVERTED -> signed(entry.naive(), -1, -1, SignConvention.INVERTED);
            case CUSTOMER_BOUGHT -> signed(entry.naive(), -1, 1, SignConvention.CUSTOMER_BOUGHT);
            case FLOW -> inUnit(entry.flow(), 1, 1, entry.flow().basis());
        };
    }

    private Strikes signed(Strikes naive, int calls, int puts, SignConvention convention) {
        return inUnit(naive, calls, puts, naive.basis().withConvention(convention));
    }

    private Strikes inUnit(Strikes of, int calls, int puts, ExposureBasis basis) {
        double factor = factor(of.basis().unit(), choice.unit(), of.spot());
        if (factor == 1 && calls == 1 && puts == 1) {
            return of;
        }
        List<StrikeExposure> turned = of.strikes().stream()
                .map(s -> new StrikeExposure(s.strike(), factor * calls * s.call(), factor * puts * s.put()))
                .toList();
        return new Strikes(of.atMillis(), of.spot(), basis.withUnit(choice.unit()), turned);
    }

    private static double factor(ExposureUnit from, ExposureUnit to, double spot) {
        if (from == to) {
            return 1;
        }
        return to == ExposureUnit.COIN_PER_PERCENT ? 1 / spot : spot;
    }
}
