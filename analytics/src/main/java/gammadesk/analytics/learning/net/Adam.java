package gammadesk.analytics.learning.net;

/**
 * Adam (Kingma and Ba 2015): steps by the gradient's running mean over the root of its running square. Its whole state
 * can be taken and given back, so that a training continues with the same bits.
 */
public final class Adam {
    private static final double MEAN_DECAY = 0.9;
    private static final double SQUARE_DECAY = 0.999;
    private static final double TINY = 1e-10;

    private final float[] means;
    private final float[] squares;
    private long steps;

    /** Before the first step. */
    public Adam(int parameters) {
        this(new State(new float[parameters], new float[parameters], 0));
    }

    /** As it was when the state was taken. */
    public Adam(State state) {
        means = state.means().clone();
        squares = state.squares().clone();
        steps = state.steps();
    }

    /**
     * What it remembers.
     *
     * @param means of the gradient, decayed
     * @param squares of the gradient, decayed
     * @param steps taken
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record State(float[] means, float[] squares, long steps) {}

    /** A copy of what it remembers. */
    public State state() {
        return new State(means.clone(), squares.clone(), steps);
    }

    /** Moves the parameters against the gradient; {@code rate} is about the size of the move of each. */
    public void step(float[] parameters, float[] gradient, double rate) {
        steps++;
        double meanScale = rate / (1 - Math.pow(MEAN_DECAY, (double) steps));
        double squareScale = 1 / (1 - Math.pow(SQUARE_DECAY, (double) steps));
        for (int i = 0; i < parameters.length; i++) {
            double slope = gradient[i];
            double mean = MEAN_DECAY * means[i] + (1 - MEAN_DECAY) * slope;
            double square = SQUARE_DECAY * squares[i] + (1 - SQUARE_DECAY) * slope * slope;
            means[i] = (float) mean;
            squares[i] = (float) square;
            parameters[i] -= (float) (meanScale * mean / (Math.sqrt(squareScale * square) + TINY));
        }
    }
}
