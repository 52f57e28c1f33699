package gammadesk.analytics.hedging;

/**
 * Delta, gamma and vega of the book stay within their limits, or at least come nearer to them.
 *
 * @param delta largest, coin
 * @param gamma largest, change of delta per USD
 * @param vegaUsd largest, USD per vol point
 */
public record GreekGuard(double delta, double gamma, double vegaUsd) implements Guardrail {
    @Override
    public String name() {
        return "greek limits";
    }

    @Override
    public Verdict check(HedgeOrder order, GuardContext context) {
        GuardContext.Exposure was = context.before();
        GuardContext.Exposure will = context.after();
        if (!isFine(was.deltaCoin(), will.deltaCoin(), delta)) {
            return require(
                    false, "delta " + Guardrail.plain(will.deltaCoin()) + " is beyond " + Guardrail.plain(delta));
        }
        if (!isFine(was.gamma(), will.gamma(), gamma)) {
            return require(false, "gamma " + Guardrail.plain(will.gamma()) + " is beyond " + Guardrail.plain(gamma));
        }
        return require(
                isFine(was.vegaUsd(), will.vegaUsd(), vegaUsd),
                "vega " + Guardrail.plain(will.vegaUsd()) + " is beyond " + Guardrail.plain(vegaUsd));
    }

    private static boolean isFine(double was, double will, double most) {
        return Math.abs(will) <= most || (most >= 0 && Math.abs(will) <= Math.abs(was) * (1 + 1e-9));
    }
}
