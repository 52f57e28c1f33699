package gammadesk.analytics.learning.net;

import static gammadesk.analytics.learning.net.SiluTerms.*;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ScalarMlp} for as many rows at a time as the machine's registers hold. Each kernel is one flat method of
 * direct calls on purpose: with helper methods the compiler stops inlining somewhere and boxes every vector. Four units
 * by two registers of rows (or four by four units) are kept in registers, so that one load serves several products.
 */
record VectorMlp() implements MlpKernels {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    @Override
    public int slots() {
        return LANES.length();
    }

    @Override
    public void affine(
            float[] parameters, int at, int inputs, int outputs, float[] x, float[] z, int stride, int rows) {
        int lanes = LANES.length();
        int biases = at + inputs * outputs;
        for (int row = 0; row < rows; row += 2 * lanes) {
            int j = 0;
            for (; j + 4 <= outputs; j += 4) {
                FloatVector left0 = FloatVector.broadcast(LANES, parameters[biases + j + 0]);
                FloatVector right0 = left0;
                FloatVector left1 = FloatVector.broadcast(LANES, parameters[biases + j + 1]);
                FloatVector right1 = left1;
                FloatVector left2 = FloatVector.broadcast(LANES, parameters[biases + j + 2]);
                FloatVector right2 = left2;
                FloatVector left3 = FloatVector.broadcast(LANES, parameters[biases + j + 3]);
                FloatVector right3 = left3;
                for (int i = 0; i < inputs; i++) {
                    FloatVector left = FloatVector.fromArray(LANES, x, i * stride + row);
                    FloatVector right = FloatVector.fromArray(LANES, x, i * stride + row + lanes);
                    int weight = at + i * outputs + j;
                    FloatVector w0 = FloatVector.broadcast(LANES, parameters[weight + 0]);
                    left0 = left.fma(w0, left0);
                    right0 = right.fma(w0, right0);
                    FloatVector w1 = FloatVector.broadcast(LANES, parameters[weight + 1]);
                    left1 = left.fma(w1, left1);
                    right1 = right.fma(w1, right1);
                    FloatVector w2 = FloatVector.broadcast(LANES, parameters[weight + 2]);
                    left2 = left.fma(w2, left2);
                    right2 = right.fma(w2, right2);
                    FloatVector w3 = FloatVector.broadcast(LANES, parameters[weight + 3]);
                    left3 = left.fma(w3, left3);
                    right3 = right.fma(w3, right3);
                }
                left0.intoArray(z, (j + 0) * stride + row);
                right0.intoArray(z, (j + 0) * stride + row + lanes);
                left1.intoArray(z, (j + 1) * stride + row);
                right1.intoArray(z, (j + 1) * stride + row + lanes);
                left2.intoArray(z, (j + 2) * stride + row);
                right2.intoArray(z, (j + 2) * stride + row + lanes);
                left3.intoArray(z, (j + 3) * stride + row);
                right3.intoArray(z, (j + 3) * stride + row + lanes);
            }
            for (; j < outputs; j++) {
                FloatVector left0 = FloatVector.broadcast(LANES, parameters[biases + j]);
                FloatVector right0 = left0;
                for (int i = 0; i < inputs; i++) {
                    FloatVector w0 = FloatVector.broadcast(LANES, parameters[at + i * outputs + j]);
                    left0 = FloatVector.fromArray(LANES, x, i * stride + row).fma(w0, left0);
                    right0 = FloatVector.fromArray(LANES, x, i * stride + row + lanes)
                            .fma(w0, right0);
                }
                left0.intoArray(z, j * stride + row);
                right0.intoArray(z, j * stride + row + lanes);
            }
        }
    }

    @Override
    public void affineOne(float[] parameters, int at, int inputs, int outputs, float[] x, float[] z) {
        int lanes = LANES.length();
        int biases = at + inputs * outputs;
        int j = 0;
        for (; j + 4 * lanes <= outputs; j += 4 * lanes) {
            FloatVector sum0 = FloatVector.fromArray(LANES, parameters, biases + j);
            FloatVector sum1 = FloatVector.fromArray(LANES, parameters, biases + j + lanes);
            FloatVector sum2 = FloatVector.fromArray(LANES, parameters, biases + j + 2 * lanes);
            FloatVector sum3 = FloatVector.fromArray(LANES, parameters, biases + j + 3 * lanes);
            for (int i = 0; i < inputs; i++) {
                FloatVector value = FloatVector.broadcast(LANES, x[i]);
                int weight = at + i * outputs + j;
                sum0 = value.fma(FloatVector.fromArray(LANES, parameters, weight), sum0);
                sum1 = value.fma(FloatVector.fromArray(LANES, parameters, weight + lanes), sum1);
                sum2 = value.fma(FloatVector.fromArray(LANES, parameters, weight + 2 * lanes), sum2);
                sum3 = value.fma(FloatVector.fromArray(LANES, parameters, weight + 3 * lanes), sum3);
            }
            sum0.intoArray(z, j);
            sum1.intoArray(z, j + lanes);
            sum2.intoArray(z, j + 2 * lanes);
            sum3.intoArray(z, j + 3 * lanes);
        }
        for (; j + lanes <= outputs; j += lanes) {
            FloatVector sum = FloatVector.fromArray(LANES, parameters, biases + j);
            for (int i = 0; i < inputs; i++) {
                sum = FloatVector.broadcast(LANES, x[i])
                        .fma(FloatVector.fromArray(LANES, parameters, at + i * outputs + j), sum);
            }
            sum.intoArray(z, j);
        }
        for (; j < outputs; j++) {
            float sum = parameters[biases + j];
            for (int i = 0; i < inputs; i++) {
                sum = Math.fma(x[i], parameters[at + i * outputs + j], sum);
            }
            z[j] = sum;
        }
    }

    @Override
    public void silu(float[] z, float[] a, int from, int count) {
        int lanes = LANES.length();
        int i = from;
        for (; i + lanes <= from + count; i += lanes) {
            FloatVector value = FloatVector.fromArray(LANES, z, i);
            FloatVector x = value.neg().min(MOST).max(-MOST);
            FloatVector shifted = x.fma(FloatVector.broadcast(LANES, PER_LN_2), FloatVector.broadcast(LANES, MAGIC));
            FloatVector power = shifted.sub(MAGIC);
            FloatVector r = power.fma(
                    FloatVector.broadcast(LANES, -LN_2_LOW), power.fma(FloatVector.broadcast(LANES, -LN_2_HIGH), x));
            FloatVector e = r.fma(FloatVector.broadcast(LANES, E6), FloatVector.broadcast(LANES, E5));
            e = e.fma(r, FloatVector.broadcast(LANES, E4));
            e = e.fma(r, FloatVector.broadcast(LANES, E3));
            e = e.fma(r, FloatVector.broadcast(LANES, E2));
            e = e.fma(r, FloatVector.broadcast(LANES, 1));
            e = e.fma(r, FloatVector.broadcast(LANES, 1));
            FloatVector exp = e.viewAsIntegralLanes()
                    .add(shifted.viewAsIntegralLanes().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                    .viewAsFloatingLanes();
            FloatVector one = FloatVector.broadcast(LANES, 1);
            FloatVector sigmoid = one.div(exp.add(1));
            value.mul(sigmoid).intoArray(a, i);
        }
        for (; i < from + count; i++) {
            a[i] = z[i] * sigmoid(z[i]);
        }
    }

    @Override
    public void siluSlopes(float[] z, float[] slopes, int from, int count) {
        int lanes = LANES.length();
        int i = from;
        for (; i + lanes <= from + count; i += lanes) {
            FloatVector value = FloatVector.fromArray(LANES, z, i);
            FloatVector x = value.neg().min(MOST).max(-MOST);
            FloatVector shifted = x.fma(FloatVector.broadcast(LANES, PER_LN_2), FloatVector.broadcast(LANES, MAGIC));
            FloatVector power = shifted.sub(MAGIC);
            FloatVector r = power.fma(
                    FloatVector.broadcast(LANES, -LN_2_LOW), power.fma(FloatVector.broadcast(LANES, -LN_2_HIGH), x));
            FloatVector e = r.fma(FloatVector.broadcast(LANES, E6), FloatVector.broadcast(LANES, E5));
            e = e.fma(r, FloatVector.broadcast(LANES, E4));
            e = e.fma(r, FloatVector.broadcast(LANES, E3));
            e = e.fma(r, FloatVector.broadcast(LANES, E2));
            e = e.fma(r, FloatVector.broadcast(LANES, 1));
            e = e.fma(r, FloatVector.broadcast(LANES, 1));
            FloatVector exp = e.viewAsIntegralLanes()
                    .add(shifted.viewAsIntegralLanes().lanewise(VectorOperators.LSHL, EXPONENT_SHIFT))
                    .viewAsFloatingLanes();
            FloatVector one = FloatVector.broadcast(LANES, 1);
            FloatVector sigmoid = one.div(exp.add(1));
            FloatVector slope = sigmoid.mul(value.fma(one.sub(sigmoid), one));
            FloatVector.fromArray(LANES, slopes, i).mul(slope).intoArray(slopes, i);
        }
        for (; i < from + count; i++) {
            float s = sigmoid(z[i]);
            slopes[i] *= s * Math.fma(z[i], 1 - s, 1);
        }
    }

    @Override
    public void inputSlopes(
            float[] parameters, int at, int inputs, int outputs, float[] byZ, float[] byX, int stride, int rows) {
        int lanes = LANES.length();
        for (int row = 0; row < rows; row += 2 * lanes) {
            int i = 0;
            for (; i + 4 <= inputs; i += 4) {
                FloatVector left0 = FloatVector.zero(LANES);
                FloatVector right0 = left0;
                FloatVector left1 = FloatVector.zero(LANES);
                FloatVector right1 = left1;
                FloatVector left2 = FloatVector.zero(LANES);
                FloatVector right2 = left2;
                FloatVector left3 = FloatVector.zero(LANES);
                FloatVector right3 = left3;
                int weight = at + i * outputs;
                for (int j = 0; j < outputs; j++) {
                    FloatVector left = FloatVector.fromArray(LANES, byZ, j * stride + row);
                    FloatVector right = FloatVector.fromArray(LANES, byZ, j * stride + row + lanes);
                    FloatVector w0 = FloatVector.broadcast(LANES, parameters[weight + j]);
                    left0 = left.fma(w0, left0);
                    right0 = right.fma(w0, right0);
                    FloatVector w1 = FloatVector.broadcast(LANES, parameters[weight + j + outputs]);
                    left1 = left.fma(w1, left1);
                    right1 = right.fma(w1, right1);
                    FloatVector w2 = FloatVector.broadcast(LANES, parameters[weight + j + 2 * outputs]);
                    left2 = left.fma(w2, left2);
                    right2 = right.fma(w2, right2);
                    FloatVector w3 = FloatVector.broadcast(LANES, parameters[weight + j + 3 * outputs]);
                    left3 = left.fma(w3, left3);
                    right3 = right.fma(w3, right3);
                }
                left0.intoArray(byX, (i + 0) * stride + row);
                right0.intoArray(byX, (i + 0) * stride + row + lanes);
                left1.intoArray(byX, (i + 1) * stride + row);
                right1.intoArray(byX, (i + 1) * stride + row + lanes);
                left2.intoArray(byX, (i + 2) * stride + row);
                right2.intoArray(byX, (i + 2) * stride + row + lanes);
                left3.intoArray(byX, (i + 3) * stride + row);
                right3.intoArray(byX, (i + 3) * stride + row + lanes);
            }
            for (; i < inputs; i++) {
                FloatVector left0 = FloatVector.zero(LANES);
                FloatVector right0 = left0;
                for (int j = 0; j < outputs; j++) {
                    FloatVector w0 = FloatVector.broadcast(LANES, parameters[at + i * outputs + j]);
                    left0 = FloatVector.fromArray(LANES, byZ, j * stride + row).fma(w0, left0);
                    right0 = FloatVector.fromArray(LANES, byZ, j * stride + row + lanes)
                            .fma(w0, right0);
                }
                left0.intoArray(byX, i * stride + row);
                right0.intoArray(byX, i * stride + row + lanes);
            }
        }
    }

    @Override
    public void weightSlopes(
            float[] x, float[] byZ, int at, int inputs, int outputs, float[] sums, int stride, int rows) {
        int lanes = LANES.length();
        int inFours = inputs - inputs % 4;
        int outFours = outputs - outputs % 4;
        for (int i = 0; i < inFours; i += 4) {
            for (int j = 0; j < outFours; j += 4) {
                int row0 = at + i * outputs + j;
                int row1 = row0 + outputs;
                int row2 = row0 + 2 * outputs;
                int row3 = row0 + 3 * outputs;
                FloatVector sum00 = FloatVector.fromArray(LANES, sums, row0 * lanes);
                FloatVector sum01 = FloatVector.fromArray(LANES, sums, (row0 + 1) * lanes);
                FloatVector sum02 = FloatVector.fromArray(LANES, sums, (row0 + 2) * lanes);
                FloatVector sum03 = FloatVector.fromArray(LANES, sums, (row0 + 3) * lanes);
                FloatVector sum10 = FloatVector.fromArray(LANES, sums, row1 * lanes);
                FloatVector sum11 = FloatVector.fromArray(LANES, sums, (row1 + 1) * lanes);
                FloatVector sum12 = FloatVector.fromArray(LANES, sums, (row1 + 2) * lanes);
                FloatVector sum13 = FloatVector.fromArray(LANES, sums, (row1 + 3) * lanes);
                FloatVector sum20 = FloatVector.fromArray(LANES, sums, row2 * lanes);
                FloatVector sum21 = FloatVector.fromArray(LANES, sums, (row2 + 1) * lanes);
                FloatVector sum22 = FloatVector.fromArray(LANES, sums, (row2 + 2) * lanes);
                FloatVector sum23 = FloatVector.fromArray(LANES, sums, (row2 + 3) * lanes);
                FloatVector sum30 = FloatVector.fromArray(LANES, sums, row3 * lanes);
                FloatVector sum31 = FloatVector.fromArray(LANES, sums, (row3 + 1) * lanes);
                FloatVector sum32 = FloatVector.fromArray(LANES, sums, (row3 + 2) * lanes);
                FloatVector sum33 = FloatVector.fromArray(LANES, sums, (row3 + 3) * lanes);
                for (int row = 0; row < rows; row += lanes) {
                    FloatVector z0 = FloatVector.fromArray(LANES, byZ, j * stride + row);
                    FloatVector z1 = FloatVector.fromArray(LANES, byZ, (j + 1) * stride + row);
                    FloatVector z2 = FloatVector.fromArray(LANES, byZ, (j + 2) * stride + row);
                    FloatVector z3 = FloatVector.fromArray(LANES, byZ, (j + 3) * stride + row);
                    FloatVector x0 = FloatVector.fromArray(LANES, x, i * stride + row);
                    sum00 = x0.fma(z0, sum00);
                    sum01 = x0.fma(z1, sum01);
                    sum02 = x0.fma(z2, sum02);
                    sum03 = x0.fma(z3, sum03);
                    FloatVector x1 = FloatVector.fromArray(LANES, x, (i + 1) * stride + row);
                    sum10 = x1.fma(z0, sum10);
                    sum11 = x1.fma(z1, sum11);
                    sum12 = x1.fma(z2, sum12);
                    sum13 = x1.fma(z3, sum13);
                    FloatVector x2 = FloatVector.fromArray(LANES, x, (i + 2) * stride + row);
                    sum20 = x2.fma(z0, sum20);
                    sum21 = x2.fma(z1, sum21);
                    sum22 = x2.fma(z2, sum22);
                    sum23 = x2.fma(z3, sum23);
                    FloatVector x3 = FloatVector.fromArray(LANES, x, (i + 3) * stride + row);
                    sum30 = x3.fma(z0, sum30);
                    sum31 = x3.fma(z1, sum31);
                    sum32 = x3.fma(z2, sum32);
                    sum33 = x3.fma(z3, sum33);
                }
                sum00.intoArray(sums, row0 * lanes);
                sum01.intoArray(sums, (row0 + 1) * lanes);
                sum02.intoArray(sums, (row0 + 2) * lanes);
                sum03.intoArray(sums, (row0 + 3) * lanes);
                sum10.intoArray(sums, row1 * lanes);
                sum11.intoArray(sums, (row1 + 1) * lanes);
                sum12.intoArray(sums, (row1 + 2) * lanes);
                sum13.intoArray(sums, (row1 + 3) * lanes);
                sum20.intoArray(sums, row2 * lanes);
                sum21.intoArray(sums, (row2 + 1) * lanes);
                sum22.intoArray(sums, (row2 + 2) * lanes);
                sum23.intoArray(sums, (row2 + 3) * lanes);
                sum30.intoArray(sums, row3 * lanes);
                sum31.intoArray(sums, (row3 + 1) * lanes);
                sum32.intoArray(sums, (row3 + 2) * lanes);
                sum33.intoArray(sums, (row3 + 3) * lanes);
            }
        }
        for (int i = 0; i < inputs; i++) {
            for (int j = i < inFours ? outFours : 0; j < outputs; j++) {
                int at0 = (at + i * outputs + j) * lanes;
                FloatVector sum = FloatVector.fromArray(LANES, sums, at0);
                for (int row = 0; row < rows; row += lanes) {
                    sum = FloatVector.fromArray(LANES, x, i * stride + row)
                            .fma(FloatVector.fromArray(LANES, byZ, j * stride + row), sum);
                }
                sum.intoArray(sums, at0);
            }
        }
        for (int j = 0; j < outputs; j++) {
            int at0 = (at + inputs * outputs + j) * lanes;
            FloatVector sum = FloatVector.fromArray(LANES, sums, at0);
            for (int row = 0; row < rows; row += lanes) {
                sum = sum.add(FloatVector.fromArray(LANES, byZ, j * stride + row));
            }
            sum.intoArray(sums, at0);
        }
    }
}
