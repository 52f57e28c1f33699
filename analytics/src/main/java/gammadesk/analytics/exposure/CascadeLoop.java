package gammadesk.analytics.exposure;

import gammadesk.analytics.exposure.CascadeOutcome.Runaway;
import gammadesk.analytics.exposure.CascadeOutcome.Settles;
import gammadesk.analytics.exposure.CascadeOutcome.Swings;
import java.util.Optional;

/** The loop at one depth. What dealers must hold comes from the repriced curve, the price from the book. */
final class CascadeLoop {
    /** A loop that moves less than this in a round, a fraction of spot, has come to rest. */
    private static final double AT_REST = 1e-8;

    private static final double PROBE = 1e-3;
    private static final int MOST_HALVINGS = 30;
    private static final int LAST_ROUNDS = 20;
    private static final int MOST_BISECTIONS = 50;
    /** A move this close to a point of the grid, in steps, ends there. */
    private static final double POINT_REACHED = 1e-9;

    private final HedgeCurve hedge;
    private final ProfileGrid grid;
    private final DepthCurve depth;
    private final double factor;
    private final CascadeModel model;
    private final double dentLeft;
    private final Optional<LiquidationModel> liquidations;
    private final double[] gainsUp;
    private final double[] gainsDown;

    CascadeLoop(DealerCurve curve, DepthCurve depth, double factor, CascadeModel model) {
        this.hedge = new HedgeCurve(curve);
        this.grid = curve.grid();
        this.depth = depth;
        this.factor = factor;
        this.model = model;
        this.dentLeft = model.dentLeft();
        this.liquidations = model.liquidations();
        this.gainsUp = largestGains(1);
        this.gainsDown = largestGains(-1);
    }

    /** The largest gain up to every point on one side. */
    private double[] largestGains(int side) {
        double[] largest = new double[grid.perSide()];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < largest.length; i++) {
            most = Math.max(most, gain(Math.copySign(i * grid.step(), side)));
            largest[i] = most;
        }
        return largest;
    }

    /** What the flow moves the price, a fraction; a thinner book moves more. */
    double impact(double coin) {
        return depth.move(coin / factor);
    }

    private double liquidated(double low, double high) {
        return liquidations.isPresent() ? liquidations.get().coin(low, high) : 0;
    }

    /** The price's path and what has been traded into the book, while the loop runs. */
    private final class State {
        private final double shock;
        private double move;
        private double flow;
        private double impactOfFlow;
        private double dent;
        private double low;
        private double high;
        /** Where the trade that was looked at last would lead. */
        private double moveAfter;

        private double impactAfter;

        private State(double shock) {
            this.shock = shock;
            goTo(shock);
        }

        private void goTo(double next) {
            move = next;
            low = Math.min(low, next);
            high = Math.max(high, next);
        }

        private double price(double impactOfTraded, double left) {
            double stays = model.permanentShare();
            return shock + stays * impactOfTraded + (1 - stays) * impact(left);
        }

        private double missing(double at, double traded) {
            return hedge.at(at) + liquidated(Math.min(low, at), Math.max(high, at)) - traded;
        }

        /** The book refills a little, then a share of what is missing is traded: never through the trader's own aim. */
        private void round() {
            dent *= dentLeft;
            goTo(price(impactOfFlow, dent));
            double gap = missing(move, flow);
            double trade = model.hedgeShare() * gap / Math.max(1, relief(gap));
            boolean passes = passesAim(trade, gap);
            for (int i = 0; i < MOST_HALVINGS && passes; i++) {
                trade /= 2;
                passes = passesAim(trade, gap);
            }
            flow += trade;
            dent += trade;
            impactOfFlow = impactAfter;
            goTo(moveAfter);
        }

        /** By how much the gap shrinks per coin traded; above 1 the trade's own impact takes part of the need away. */
        private double relief(double gap) {
            double probe = gap * PROBE;
            return gap == 0 ? 1 : (gap - missingAfter(probe)) / probe;
        }

        private double missingAfter(double trade) {
            return missing(price(impact(flow + trade), dent + trade), flow + trade);
        }

        /** Looked at in pieces no longer than the grid's step: a leap could pass the aim and miss it again behind. */
        private boolean passesAim(double trade, double gap) {
            impactAfter = impact(flow + trade);
            moveAfter = price(impactAfter, dent + trade);
            int pieces = 1 + (int) (Math.min(1, Math.abs(moveAfter - move)) / grid.step());
            for (int i = 1; i < pieces; i++) {
                if (missingAfter(trade * i / pieces) * gap < 0) {
                    return true;
                }
            }
            return missing(moveAfter, flow + trade) * gap < 0;
        }

        private boolean isOutside() {
            return Math.abs(move) >= grid.reach();
        }
    }

    CascadeOutcome run(double shock) {
        State state = new State(shock);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int round = 1; round <= model.mostRounds(); round++) {
            double before = state.move;
            double impactBefore = state.impactOfFlow;
            state.round();
            if (state.isOutside()) {
                return new Runaway(Math.copySign(grid.reach(), state.move), round);
            }
            if (isAtRest(state, before, impactBefore)) {
                double peak = shock > 0 ? state.high : state.low;
                double hedged = state.flow - liquidated(state.low, state.high);
                return new Settles(state.move, peak, hedged, round);
            }
            if (round > model.mostRounds() - LAST_ROUNDS) {
                low = Math.min(low, state.move);
                high = Math.max(high, state.move);
            }
        }
        return new Swings(low, high, model.mostRounds());
    }

    /** At rest nothing moves, nothing is traded, and nothing is left to refill. */
    private boolean isAtRest(State state, double before, double impactBefore) {
        return Math.abs(state.move - before) < AT_REST
                && Math.abs(state.impactOfFlow - impactBefore) < AT_REST
                && (dentLeft == 1 || Math.abs(impact(state.dent)) < AT_REST / (1 - dentLeft))
                && Math.abs(impact(state.missing(state.move, state.flow))) < AT_REST / model.hedgeShare();
    }

    /** Where a book that never refills would bring the loop to rest; the edge when it does not. */
    double bound(double shock) {
        double way = pull(shock, shock);
        if (way == 0) {
            return shock;
        }
        double step = Math.copySign(grid.step() / 2, way);
        double from = shock;
        while (Math.abs(from) < grid.reach()) {
            double to = from + step;
            if (pull(shock, to) * way <= 0) {
                return bisect(shock, from, to, way);
            }
            from = to;
        }
        return Math.copySign(grid.reach(), from);
    }

    /** Which way the price would go from a move: above 0 up. */
    private double pull(double shock, double at) {
        double low = Math.min(0, Math.min(shock, at));
        double high = Math.max(0, Math.max(shock, at));
        return shock + impact(hedge.at(at) + liquidated(low, high)) - at;
    }

    private double bisect(double shock, double start, double end, double way) {
        double from = start;
        double to = end;
        for (int i = 0; i < MOST_BISECTIONS; i++) {
            double middle = (from + to) / 2;
            if (pull(shock, middle) * way > 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }

    /** Hedge flow over depth at a move: how much further the price goes per unit that it has gone. */
    double gain(double move) {
        double step = grid.step();
        double inner = impact(hedge.at(move));
        double outer = impact(hedge.at(move + Math.copySign(step, move)));
        return (outer - inner) / Math.copySign(step, move);
    }

    /** The largest gain between the present spot and a move. */
    double largestGain(double move) {
        double[] largest = move < 0 ? gainsDown : gainsUp;
        int points = (int) Math.ceil(Math.abs(move) / grid.step() - POINT_REACHED);
        return largest[Math.clamp(points - 1, 0, largest.length - 1)];
    }
}
