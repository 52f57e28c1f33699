package gammadesk.analytics.learning.path;

/**
 * Law of ln(S_T / F) when variance is Heston's and price and variance may jump together, by its characteristic function
 * (Heston 1993 in the form of Albrecher, Mayer, Schoutens and Tistaert 2007, whose logarithm keeps to its branch; Bates
 * 1996; Duffie, Pan and Singleton 2000, 4.2). Without drift: S_T has mean F.
 *
 * @param heston the diffusion
 * @param jumps beside it
 */
record AffineLaw(HestonParameters heston, JumpParameters jumps) {
    /** Below this the volatility of variance or a coefficient is none. */
    private static final double NOTHING = 1e-14;

    /**
     * The transform at one argument.
     *
     * @param value E exp(i u ln(S_T / F))
     * @param loading how its logarithm changes with v0
     */
    record Transform(Complex value, Complex loading) {}

    Transform at(Complex u, double years) {
        Riccati riccati = new Riccati(heston, u, years);
        Complex exponent = riccati.constant().plus(riccati.loading().times(heston.variance()));
        if (jumps.intensity() > 0) {
            exponent = exponent.plus(riccati.jumps(jumps).times(jumps.intensity()));
        }
        return new Transform(exponent.exp(), riccati.loading());
    }

    /** Mean of ln(S_T / F)'s quadratic variation, of which a control variate has the size. */
    double totalVariance(double years) {
        double lift = jumps.intensity() * jumps.varianceMean() / heston.reversion() * (1 - heston.loading(years));
        return (heston.meanVariance(years) + lift + jumps.varianceOfPrice()) * years;
    }

    /** Heston's two equations at one argument, solved. */
    private static final class Riccati {
        private final HestonParameters heston;
        private final Complex iu;
        private final double years;
        private final Complex d;
        private final Complex root;
        private final Complex g;
        private final Complex decay;

        Riccati(HestonParameters heston, Complex u, double years) {
            this.heston = heston;
            this.years = years;
            double sigma = heston.volOfVariance();
            iu = u.turned();
            Complex xi = iu.times(-heston.correlation() * sigma).plus(heston.reversion());
            d = xi.times(xi).plus(u.times(u).plus(iu).times(sigma * sigma)).root();
            root = xi.minus(d).times(1 / (sigma * sigma));
            g = xi.minus(d).over(xi.plus(d));
            decay = d.times(-years).exp();
        }

        Complex loading() {
            return root.times(Complex.ONE.minus(decay)).over(Complex.ONE.minus(g.times(decay)));
        }

        Complex constant() {
            double scale = heston.reversion() * heston.longVariance();
            double square = heston.volOfVariance() * heston.volOfVariance();
            Complex log =
                    Complex.ONE.minus(g.times(decay)).over(Complex.ONE.minus(g)).log();
            return root.times(years).minus(log.times(2 / square)).times(scale);
        }

        /** By unit of intensity: the mean of the jump's transform over the time that is left after it, less 1. */
        Complex jumps(JumpParameters jump) {
            double square = jump.deviation() * jump.deviation();
            Complex price =
                    iu.times(jump.mean()).plus(iu.times(iu).times(square / 2)).exp();
            Complex compensated = iu.times(jump.meanMove()).plus(1).times(years);
            return price.times(lasting(jump)).minus(compensated);
        }

        /** Integral of 1 / (1 - rhoJ muV i u - muV D(s)) over s from 0 to T. */
        private Complex lasting(JumpParameters jump) {
            double size = jump.varianceMean();
            Complex c = Complex.ONE.minus(iu.times(jump.correlation() * size));
            Complex a = c.minus(root.times(size));
            Complex b = c.times(g).minus(root.times(size));
            Complex whole = Complex.real(years).over(a);
            if (b.abs() < NOTHING || d.abs() < NOTHING) {
                return whole;
            }
            Complex log = a.minus(b.times(decay)).over(a.minus(b)).log();
            return whole.plus(b.minus(g.times(a)).over(a.times(b).times(d)).times(log));
        }
    }
}
