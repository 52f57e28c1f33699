package gammadesk.connectors.simulator.matching;

import java.util.List;

/**
 * A trade in a combo with everything that was traded in its legs for it: the leg prices by amount and direction make up
 * exactly the combo's price.
 *
 * @param whole the trade in the combo; nobody gets a position in that. Its maker is {@link Party.House} when it was
 *     done against the legs' books
 * @param legs the trades in the legs, tagged with the combo's, each with at least one participant; a leg has several
 *     where several makers were needed
 */
public record ComboExecution(Execution whole, List<Execution> legs) {
    public ComboExecution {
        legs = List.copyOf(legs);
    }
}
