package gammadesk.app.market;

import gammadesk.analytics.desk.ExposureChoice;
import gammadesk.analytics.exposure.ConventionBand.Reading;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.LevelScorecard;
import gammadesk.analytics.exposure.LevelScorecard.Card;
import gammadesk.analytics.exposure.LevelScorecard.Observation;
import gammadesk.analytics.exposure.LevelScorecard.Settings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Notes levels and spot once a minute under every side and scores them. A day is kept. */
final class ScoreKeeper {
    /** A quarter of an hour to hold; blocks as long as that, because their observations overlap. */
    static final Settings SETTINGS = new Settings(15 * 60_000, 0.05, 0.0025, 5 * 60_000, 400, 15, 0.95, 20);

    private static final long SPACING_MILLIS = 60_000;
    private static final int MOST = 1_440;

    private final RandomGenerator random;
    private final Map<ExposureChoice.Side, Deque<Observation>> notes = new EnumMap<>(ExposureChoice.Side.class);
    private long lastMillis;
    private ExposureChoice choice = ExposureChoice.STANDARD;
    private Optional<Card> card = Optional.empty();

    ScoreKeeper(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Takes the levels of a moment and gives the score of the chosen side, renewed when there is more to score.
     *
     * @param readings one per side
     * @param naive of which walls are taken for every side whose sign is assumed
     * @param flow of which walls are taken for the inferred side
     */
    Optional<Card> take(ExposureChoice now, List<Reading> readings, ExposureMap naive, ExposureMap flow) {
        boolean same = now.size() == choice.size()
                && now.bucket() == choice.bucket()
                && now.stickiness() == choice.stickiness()
                && now.flows().equals(choice.flows());
        if (!same) {
            notes.clear();
            lastMillis = 0;
        }
        boolean due = naive.venueMillis() - lastMillis >= SPACING_MILLIS;
        if (due) {
            lastMillis = naive.venueMillis();
            note(readings, naive, flow);
        }
        if (due || now.side() != choice.side()) {
            List<Observation> history = new ArrayList<>(notes.getOrDefault(now.side(), new ArrayDeque<>()));
            card = Optional.of(LevelScorecard.score(history, SETTINGS, random));
        }
        choice = now;
        return card;
    }

    private void note(List<Reading> readings, ExposureMap naive, ExposureMap flow) {
        for (ExposureChoice.Side side : ExposureChoice.Side.values()) {
            Reading reading = readings.get(side.place());
            ExposureMap walls = side == ExposureChoice.Side.FLOW ? flow : naive;
            Deque<Observation> history = notes.computeIfAbsent(side, _ -> new ArrayDeque<>());
            history.addLast(new Observation(
                    walls.venueMillis(),
                    walls.spot(),
                    walls.levels().callWall().strikeOrNaN(),
                    walls.levels().putWall().strikeOrNaN(),
                    reading.zeroGamma().nearestOrNaN(),
                    reading.total() > 0));
            if (history.size() > MOST) {
                history.removeFirst();
            }
        }
    }
}
