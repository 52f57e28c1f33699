package gammadesk.analytics.backtest.court;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Runs of a position that is held without being idle between. */
final class Spells {
    private final List<double[]> spells = new ArrayList<>();
    private final int moments;
    private final int idle;

    Spells(double[] positions) {
        moments = positions.length;
        int from = 0;
        for (int i = 0; i <= moments; i++) {
            if (i == moments || positions[i] == 0) {
                if (i > from) {
                    spells.add(Arrays.copyOfRange(positions, from, i));
                }
                from = i + 1;
            }
        }
        idle = moments - spells.stream().mapToInt(spell -> spell.length).sum();
    }

    /** In random order; idle times fall before, between and after them at random, two spells may meet. */
    double[] dealt(RandomGenerator random) {
        int[] gaps = new int[spells.size() + 1];
        IntStream.range(0, idle).forEach(_ -> gaps[random.nextInt(gaps.length)]++);
        int[] order = Controls.shuffled(spells.size(), random);
        double[] dealt = new double[moments];
        int at = 0;
        for (int i = 0; i < order.length; i++) {
            at += gaps[i];
            double[] spell = spells.get(order[i]);
            System.arraycopy(spell, 0, dealt, at, spell.length);
            at += spell.length;
        }
        return dealt;
    }
}
