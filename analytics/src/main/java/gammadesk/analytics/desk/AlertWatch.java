package gammadesk.analytics.desk;

import gammadesk.analytics.desk.AlertRule.Kind;
import gammadesk.analytics.market.Currency;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells when a rule is met, once: it is told again only after the value had gone back beyond a tenth of the threshold
 * or, for the sign of the total, had been clearly on the other side. A change of what is asked for begins anew, because
 * its numbers mean something else. For one thread.
 */
public final class AlertWatch {
    private static final int MOST = 200;
    private static final double BACK = 0.1;
    /** A sign counts when the total is at least this share of the largest total that any side gives. */
    private static final double CLEAR_SHARE = 0.02;
    /** A wall has moved when the new one stood this long. */
    private static final long WALL_HOLDS_MILLIS = 10_000;

    /** Share of the options that may be unknown. */
    private static final double MOST_MISSING = 0.1;

    private static final double PERCENT = 100;
    private static final double MILLION = 1e6;

    private final Map<AlertRule, Memory> memories = new HashMap<>();
    private final Deque<FiredAlert> fired = new ArrayDeque<>();
    private ExposureChoice choice = ExposureChoice.STANDARD;

    /** What is remembered of one rule between pictures. */
    private static final class Memory {
        private boolean told;
        private int sign;
        private List<Double> walls = List.of();
        private List<Double> newWalls = List.of();
        private long newSinceMillis;
    }

    /** Looks at a newer picture and gives all alerts so far, newest first. */
    public List<FiredAlert> take(List<AlertRule> rules, DealerPicture picture) {
        if (!picture.choice().equals(choice)) {
            choice = picture.choice();
            memories.clear();
        }
        memories.keySet().retainAll(rules);
        if (isIncomplete(picture)) {
            return List.copyOf(fired);
        }
        rules.stream()
                .filter(rule -> rule.currency().equals(picture.map().currency()))
                .forEach(rule -> look(rule, memories.computeIfAbsent(rule, _ -> new Memory()), picture));
        return List.copyOf(fired);
    }

    /** While a chain arrives its walls and totals move because of that alone. */
    private static boolean isIncomplete(DealerPicture picture) {
        int options = picture.map().instruments().instruments().size();
        return picture.map().missing() > MOST_MISSING * options;
    }

    private void look(AlertRule rule, Memory memory, DealerPicture picture) {
        switch (rule.kind()) {
            case REGIME -> lookAtSign(rule, memory, picture);
            case WALL_MOVED -> lookAtWalls(rule, memory, picture);
            case TOTAL_ABOVE, TOTAL_BELOW, FLIP_NEAR, WALL_NEAR, GAIN_ABOVE -> lookAtValue(rule, memory, picture);
        }
    }

    private void lookAtValue(AlertRule rule, Memory memory, DealerPicture picture) {
        double value = rule.value(picture);
        double beyond = rule.kind().isBelow() ? rule.threshold() - value : value - rule.threshold();
        if (beyond >= 0 && !memory.told) {
            memory.told = true;
            fire(rule, picture, value, words(rule.kind().label() + " " + number(rule.threshold()), rule, value));
        } else if (beyond < -BACK * Math.abs(rule.threshold())) {
            memory.told = false;
        }
    }

    private void lookAtSign(AlertRule rule, Memory memory, DealerPicture picture) {
        double value = rule.value(picture);
        double clear = CLEAR_SHARE
                * picture.repricing()
                        .map(repriced -> Math.max(
                                Math.abs(repriced.band().low()),
                                Math.abs(repriced.band().high())))
                        .orElse(Double.NaN)
                / MILLION;
        int sign = Math.abs(value) > clear ? (int) Math.signum(value) : 0;
        if (sign != 0 && memory.sign != 0 && sign != memory.sign) {
            String now = sign > 0 ? "Total gamma turned positive (damps)" : "Total gamma turned negative (feeds)";
            fire(rule, picture, value, now + ": " + number(value) + " M USD per 1 %");
        }
        memory.sign = sign == 0 ? memory.sign : sign;
    }

    private void lookAtWalls(AlertRule rule, Memory memory, DealerPicture picture) {
        List<Double> walls = AlertRule.walls(picture);
        long now = picture.map().venueMillis();
        if (memory.walls.isEmpty() || walls.contains(Double.NaN)) {
            memory.walls = walls.contains(Double.NaN) ? memory.walls : walls;
        } else if (!walls.equals(memory.newWalls)) {
            memory.newWalls = walls;
            memory.newSinceMillis = now;
        } else if (now - memory.newSinceMillis >= WALL_HOLDS_MILLIS) {
            moved(rule, memory, picture, 0, "Call wall");
            moved(rule, memory, picture, 1, "Put wall");
            memory.walls = walls;
        }
    }

    private void moved(AlertRule rule, Memory memory, DealerPicture picture, int place, String name) {
        double from = memory.walls.get(place);
        double to = memory.newWalls.get(place);
        double percent = Math.abs(to - from) / picture.map().spot() * PERCENT;
        if (to != from && percent >= rule.threshold()) {
            fire(rule, picture, percent, String.format(Locale.ROOT, "%s moved from %,.0f to %,.0f", name, from, to));
        }
    }

    private static String words(String what, AlertRule rule, double value) {
        return what + " " + rule.kind().unit() + ": " + number(value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.4g", value);
    }

    private void fire(AlertRule rule, DealerPicture picture, double value, String sentence) {
        fired.addFirst(new FiredAlert(rule, picture.map().venueMillis(), value, sentence));
        if (fired.size() > MOST) {
            fired.removeLast();
        }
    }

    /** The rules of a desk that nobody has set: what is rare and matters. */
    public static List<AlertRule> usual(List<Currency> currencies) {
        return currencies.stream()
                .flatMap(currency -> List.of(
                        new AlertRule(currency, Kind.REGIME, 0),
                        new AlertRule(currency, Kind.FLIP_NEAR, 1),
                        new AlertRule(currency, Kind.WALL_MOVED, 2),
                        new AlertRule(currency, Kind.GAIN_ABOVE, 1))
                        .stream())
                .toList();
    }
}
