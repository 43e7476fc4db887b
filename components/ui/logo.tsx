/** A mill wheel in its race: three paddles over running water. */
export function Logo({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={`text-accent ${className}`} fill="none">
      <g stroke="currentColor" strokeWidth="2.4" strokeLinecap="round">
        <circle cx="16" cy="12.5" r="8.2" />
        <path d="M16 4.3v16.4M8.9 8.4l14.2 8.2M23.1 8.4 8.9 16.6" strokeWidth="1.8" />
        <path d="M3 25.2c2.2-1.9 4.3-1.9 6.5 0s4.3 1.9 6.5 0 4.3-1.9 6.5 0 4.3 1.9 6.5 0" />
      </g>
    </svg>
  )
}
