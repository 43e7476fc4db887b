type RateProps = { values: readonly number[]; widthMs: number; endMs: number }

/** How much there was in each stretch of time, as an area. Drawn in stretches and hundredths of the highest. */
export function Area({ values, widthMs, endMs }: RateProps) {
  const highest = Math.max(...values, 1)
  const points = values.flatMap((value, index) => {
    const y = 100 - (value / highest) * 100
    return [`${index},${y}`, `${index + 1},${y}`]
  })
  return (
    <Canvas className="h-14" width={endMs / widthMs}>
      <polygon points={`0,100 ${points.join(" ")} ${values.length},100`} className="fill-accent-soft" />
      <polyline
        points={points.join(" ")}
        className="fill-none stroke-accent"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </Canvas>
  )
}

export function Bars({ values, widthMs, endMs }: RateProps) {
  const highest = Math.max(...values, 1)
  return (
    <Canvas className="h-7" width={endMs / widthMs}>
      {stretches(values).map(({ value, place }) => {
        const height = (value / highest) * 100
        return (
          <rect
            key={place}
            x={place + 0.1}
            width={0.8}
            y={100 - height}
            height={height}
            className="fill-control-line"
          />
        )
      })}
    </Canvas>
  )
}

export function Ticks({ values, widthMs, endMs }: RateProps) {
  return (
    <div className="relative h-5">
      <div className="absolute inset-x-0 top-1/2 border-line border-t" />
      {stretches(values).map(({ value, place }) => {
        if (value === 0) return null
        const left = `${Math.min(99.5, ((place * widthMs) / endMs) * 100)}%`
        return (
          <span key={place} className="absolute inset-y-1 w-0.5 rounded bg-control-line" style={{ left }} />
        )
      })}
    </div>
  )
}

function stretches(values: readonly number[]) {
  return values.map((value, place) => ({ value, place }))
}

function Canvas({ width, className, ...props }: React.ComponentProps<"svg"> & { width: number }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(width, 0.01)} 100`}
      preserveAspectRatio="none"
      className={`w-full rounded bg-sunken ${className}`}
      {...props}
    />
  )
}
