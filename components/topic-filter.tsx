/** A box above lists of topics. `public/enhance.js` leaves only those whose name holds what is typed. */
export function TopicFilter() {
  return (
    <div className="wrap topic-filter" data-js>
      <label className="field">
        Filter topics
        <input type="search" autoComplete="off" data-filter />
      </label>
      <p role="status" data-filtered />
    </div>
  )
}
