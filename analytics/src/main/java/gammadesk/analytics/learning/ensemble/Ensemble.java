package gammadesk.analytics.learning.ensemble;

import gammadesk.analytics.learning.HedgeStrategy;
import java.util.Arrays;
import java.util.List;

/**
 * Policies that were trained alike from different seeds: their mean, and how much they disagree. All are told the same
 * holding. Keeps working memory: one per thread.
 */
public final class Ensemble implements HedgeStrategy {
    private final String name;
    private final List<HedgeStrategy> members;
    private double[] one = new double[0];
    private double[] deviations = new double[0];

    /** Throws {@link IllegalArgumentException} for fewer than two members, who could not disagree. */
    public Ensemble(String name, List<? extends HedgeStrategy> members) {
        if (members.size() < 2) {
            throw new IllegalArgumentException("an ensemble needs two members, not " + members.size());
        }
        this.name = name;
        this.members = List.copyOf(members);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void ratios(Moment moment, double[] held, double[] out) {
        if (deviations.length != out.length) {
            deviations = new double[out.length];
        }
        propose(moment, held, out, deviations);
    }

    /**
     * What they say.
     *
     * @param means receives the mean ratio of each path
     * @param deviations receives the standard deviation of the ratios, of the sample
     */
    public void propose(Moment moment, double[] held, double[] means, double[] deviations) {
        if (one.length != means.length) {
            one = new double[means.length];
        }
        Arrays.fill(means, 0);
        Arrays.fill(deviations, 0);
        int count = 0;
        for (HedgeStrategy member : members) {
            member.ratios(moment, held, one);
            count++;
            for (int path = 0; path < one.length; path++) {
                double off = one[path] - means[path];
                means[path] += off / count;
                deviations[path] += off * (one[path] - means[path]);
            }
        }
        for (int path = 0; path < one.length; path++) {
            deviations[path] = Math.sqrt(deviations[path] / (count - 1));
        }
    }
}
