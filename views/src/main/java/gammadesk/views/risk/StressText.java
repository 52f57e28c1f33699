package gammadesk.views.risk;

import gammadesk.analytics.risk.Stress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The trader's own stresses as lines that outlive the desk: eight numbers and the name. */
final class StressText {
    /** Where the numbers of an own stress come from. */
    static final String SOURCE = "the trader's own";

    private static final int NUMBERS = 8;

    private StressText() {}

    static String write(Stress stress) {
        Stress.Moves moves = stress.moves();
        return DoubleStream.of(
                                moves.spot(),
                                moves.vol(),
                                moves.termPower(),
                                moves.skew(),
                                moves.days(),
                                moves.funding(),
                                moves.money(),
                                moves.exitVol())
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(" "))
                + " " + stress.name();
    }

    /** Empty for anything that is not a stress. */
    static Optional<Stress> read(String line) {
        List<String> words = Arrays.asList(line.split(" ", NUMBERS + 1));
        if (words.size() <= NUMBERS) {
            return Optional.empty();
        }
        try {
            double[] n = words.stream()
                    .limit(NUMBERS)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return of(words.getLast(), new Stress.Moves(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Empty when something in it cannot happen: a price of nothing, a negative time or spread, no name. */
    static Optional<Stress> of(String name, Stress.Moves moves) {
        boolean isFinite = DoubleStream.of(moves.spot(), moves.vol(), moves.termPower(), moves.skew(), moves.days())
                        .allMatch(Double::isFinite)
                && DoubleStream.of(moves.funding(), moves.money(), moves.exitVol())
                        .allMatch(Double::isFinite);
        boolean canHappen = moves.spot() > -1 && moves.days() >= 0 && moves.money() >= -1 && moves.exitVol() >= 0;
        return isFinite && canHappen && !name.isBlank()
                ? Optional.of(new Stress(name.strip(), moves, SOURCE))
                : Optional.empty();
    }
}
